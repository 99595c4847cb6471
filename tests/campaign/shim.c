/* Stands between the program and the disk: fails, kills or records what happens to files.
 *
 * Loaded before everything else (LD_PRELOAD) and steered from Python by the functions at the
 * end. Only files below one folder count. One thread does I/O while it is armed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { REST, FAIL, FAIL_ALWAYS, DIE };

static char under[PATH_MAX];
static int mode = REST, error_number, reads_too, record_to = -1;
static long seen, hit;

#define NEXT(type, name, ...)                                                                  \
    static type (*next)(__VA_ARGS__);                                                          \
    if (!next) next = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int ours(const char *path) { return under[0] && strncmp(path, under, strlen(under)) == 0; }

static int path_of(int fd, char *path) {
    char link[64];
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    errno = kept;
    if (length <= 0) return 0;
    path[length] = 0;
    return ours(path);
}

/* Counts one call on our files; says whether this is the one that must go wrong. */
static int wrong(void) {
    if (mode == REST) return 0;
    seen++;
    if (seen != hit && !(mode == FAIL_ALWAYS && seen > hit)) return 0;
    errno = error_number;
    return 1;
}

static void out(const void *data, size_t length) {
    static ssize_t (*next)(int, const void *, size_t);
    if (!next) next = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    while (length > 0) {
        ssize_t done = next(record_to, data, length);
        if (done <= 0) _exit(3);
        data = (const char *)data + done;
        length -= done;
    }
}

/* One line of the record: what, two paths, where, and the bytes. */
static void record(char what, const char *path, const char *to, uint64_t at, const void *data,
                   uint64_t length) {
    int kept = errno;
    if (record_to < 0) return;
    uint32_t lengths[2] = {strlen(path), to ? strlen(to) : 0};
    uint64_t where[2] = {at, length};
    out(&what, 1), out(lengths, sizeof lengths), out(where, sizeof where);
    out(path, lengths[0]), out(to ? to : "", lengths[1]);
    if (data) out(data, length);
    errno = kept;
}

static ssize_t written(int fd, const void *data, size_t length, off_t at, int moves) {
    NEXT(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    char path[PATH_MAX];
    int counts = path_of(fd, path);
    if (counts && wrong()) {
        /* What fails for want of room, or is cut off by death, was half done. */
        if (mode == DIE || error_number == ENOSPC) {
            next(fd, data, length / 2, at);
            if (mode == DIE) _exit(137);
            errno = error_number;
        }
        return -1;
    }
    ssize_t done = next(fd, data, length, at);
    if (counts && done > 0) record('w', path, 0, at, data, done);
    if (moves && done > 0) lseek(fd, at + done, SEEK_SET);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) {
    return written(fd, data, length, at, 0);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
    return written(fd, data, length, at, 0);
}
ssize_t write(int fd, const void *data, size_t length) {
    NEXT(ssize_t, "write", int, const void *, size_t);
    char path[PATH_MAX];
    if (!path_of(fd, path)) return next(fd, data, length);
    return written(fd, data, length, lseek(fd, 0, SEEK_CUR), 1);
}
ssize_t sendfile64(int to, int from, off_t *at, size_t length) {
    NEXT(ssize_t, "sendfile64", int, int, off_t *, size_t);
    char path[PATH_MAX];
    if (!path_of(to, path)) return next(to, from, at, length);
    errno = ENOTSOCK; /* whoever copies this way falls back on reading and writing */
    return -1;
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
    return sendfile64(to, from, at, length);
}

#define READS(name, declared, given)                                                           \
    ssize_t name declared {                                                                    \
        static ssize_t(*next) declared;                                                        \
        if (!next) next = (ssize_t(*) declared)dlsym(RTLD_NEXT, #name);                        \
        char path[PATH_MAX];                                                                   \
        if (mode != REST && reads_too && path_of(fd, path) && wrong()) {                       \
            if (mode == DIE) _exit(137);                                                       \
            return -1;                                                                         \
        }                                                                                      \
        return next given;                                                                     \
    }
READS(read, (int fd, void *data, size_t length), (fd, data, length))
READS(pread, (int fd, void *data, size_t length, off_t at), (fd, data, length, at))
READS(pread64, (int fd, void *data, size_t length, off_t at), (fd, data, length, at))

#define ON_HANDLE(name, what, declared, given, where)                                          \
    int name declared {                                                                        \
        static int(*next) declared;                                                            \
        if (!next) next = (int(*) declared)dlsym(RTLD_NEXT, #name);                            \
        char path[PATH_MAX];                                                                   \
        int counts = path_of(fd, path);                                                        \
        if (counts && wrong()) {                                                               \
            if (mode == DIE) _exit(137);                                                       \
            return -1;                                                                         \
        }                                                                                      \
        int done = next given;                                                                 \
        if (counts && !done) record(what, path, 0, where, 0, 0);                               \
        return done;                                                                           \
    }
ON_HANDLE(fsync, 's', (int fd), (fd), 0)
ON_HANDLE(fdatasync, 's', (int fd), (fd), 0)
ON_HANDLE(ftruncate, 't', (int fd, off_t length), (fd, length), length)
ON_HANDLE(ftruncate64, 't', (int fd, off_t length), (fd, length), length)

#define ON_PATH(name, what, declared, given, other)                                            \
    int name declared {                                                                        \
        static int(*next) declared;                                                            \
        if (!next) next = (int(*) declared)dlsym(RTLD_NEXT, #name);                            \
        int counts = ours(path);                                                               \
        if (counts && wrong()) {                                                               \
            if (mode == DIE) _exit(137);                                                       \
            return -1;                                                                         \
        }                                                                                      \
        int done = next given;                                                                 \
        if (counts && !done) record(what, path, other, 0, 0, 0);                               \
        return done;                                                                           \
    }
ON_PATH(unlink, 'u', (const char *path), (path), 0)
ON_PATH(rmdir, 'u', (const char *path), (path), 0)
ON_PATH(mkdir, 'd', (const char *path, mode_t bits), (path, bits), 0)
ON_PATH(rename, 'r', (const char *path, const char *to), (path, to), to)

int unlinkat(int fd, const char *name, int flags) {
    NEXT(int, "unlinkat", int, const char *, int);
    char path[2 * PATH_MAX];
    int counts = name[0] == '/' ? ours(strcpy(path, name)) : path_of(fd, path);
    if (counts && name[0] != '/') strcat(strcat(path, "/"), name);
    if (counts && wrong()) {
        if (mode == DIE) _exit(137);
        return -1;
    }
    int done = next(fd, name, flags);
    if (counts && !done) record('u', path, 0, 0, 0, 0);
    return done;
}

static int opened(const char *path, int flags, mode_t bits) {
    NEXT(int, "open64", const char *, int, ...);
    int counts = ours(path), writes = flags & (O_CREAT | O_TRUNC);
    if (counts && (writes || reads_too) && wrong()) {
        if (mode == DIE) _exit(137);
        return -1;
    }
    int fresh = counts && (flags & O_CREAT) && access(path, F_OK) != 0;
    int fd = next(path, flags, bits);
    if (fd >= 0 && fresh) record('c', path, 0, 0, 0, 0);
    if (fd >= 0 && counts && !fresh && (flags & O_TRUNC)) record('t', path, 0, 0, 0, 0);
    return fd;
}

#define OPENS(name)                                                                            \
    int name(const char *path, int flags, ...) {                                               \
        mode_t bits = 0;                                                                       \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                   \
            va_list more;                                                                      \
            va_start(more, flags);                                                             \
            bits = va_arg(more, mode_t);                                                       \
            va_end(more);                                                                      \
        }                                                                                      \
        return opened(path, flags, bits);                                                      \
    }
OPENS(open)
OPENS(open64)

/* From here on: what Python calls. */

void shim_fail(const char *folder, int how, long number, int code, int reading) {
    strncpy(under, folder, PATH_MAX - 1);
    mode = how, hit = number, error_number = code, reads_too = reading, seen = 0;
}

long shim_rest(void) {
    mode = REST;
    return seen;
}

void shim_record(const char *folder, int fd) {
    strncpy(under, folder, PATH_MAX - 1);
    record_to = fd;
}

void shim_mark(const char *what) { record('m', what, 0, 0, 0, 0); }
