"""A real PostgreSQL server for one test run: made from nothing, on a unix socket, thrown away.

PostgreSQL refuses to run as root, so there it runs as the user that Debian's package made.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"
MISSING = "no PostgreSQL server programs here; on Debian: apt-get install postgresql"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, the newest version; None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    return Path(here).parent if here else None


class Server:
    """Starts on making; `stop` ends it and removes its folder.

    With a `port` it listens on this machine's own address too, where it asks for passwords.
    """

    def __init__(self, programs: Path, port: int | None = None) -> None:
        self.programs = programs
        self.port = port or 5432
        # The path of a unix socket may have about a hundred characters: keep it short.
        self.folder = Path(tempfile.mkdtemp(prefix="bs-pg-", dir="/tmp"))
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        data = self.folder / "data"
        self._run("initdb", "--no-sync", "-A", "trust", "--auth-host=scram-sha-256",
                  "-U", self.user, "-E", "UTF8", "--locale=C", "-D", str(data))  # fmt: skip
        listens = f"-c listen_addresses={'127.0.0.1' if port else ''} -p {self.port}"
        self._run("pg_ctl", "-w", "-D", str(data), "-l", str(self.folder / "log"),
                  "-o", f"-k {self.folder} {OPTIONS} {listens}", "start")  # fmt: skip

    def url(self, database: str = "postgres") -> str:
        """The address of a database of this server."""
        return f"postgresql://{self.user}@/{database}?host={self.folder}&port={self.port}"

    def sql(self, statement: str, database: str = "postgres") -> None:
        """Runs one statement, on the maintenance database unless another is named."""
        self._run("psql", "-q", "-h", str(self.folder), "-p", str(self.port),
                  "-d", database, "-c", statement)  # fmt: skip

    def stop(self) -> None:
        """Ends the server at once."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", self.user, "--", *command]
        subprocess.run(command, check=True, capture_output=True, cwd="/")
