#ifndef MLGATE_CPROCESS_SHIM_H
#define MLGATE_CPROCESS_SHIM_H

// What Swift cannot call (variadic functions, macros) or whose names, types and presence differ
// between glibc, musl and Darwin. Everything that decides anything is written in Swift.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#ifdef __APPLE__
#include <crt_externs.h>
#endif

// Swift sees the C library without _GNU_SOURCE, and defining it here would change types that Swift's
// own module defines; so what it would declare is declared here.
#ifdef __linux__
extern char **environ;
extern int pipe2(int ends[2], int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
#endif
#endif

#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 34)
#define CPROCESS_HAS_CLOSE_FROM 1
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
#endif
#endif

static inline char *const *cprocess_environment(void) {
#ifdef __APPLE__
  return *_NSGetEnviron();
#else
  return environ;
#endif
}

// A pipe both ends of which close at exec. 0, or -1 with errno.
static inline int cprocess_pipe(int ends[2]) {
#ifdef __APPLE__
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  return 0;
#else
  return pipe2(ends, O_CLOEXEC);
#endif
}

// Two ends of a conversation, both of which close at exec. 0, or -1 with errno.
static inline int cprocess_socket_pair(int ends[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#ifdef __APPLE__
    int yes = 1;
    setsockopt(ends[i], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
  }
  return 0;
}

// send(2) without SIGPIPE, which would end this process where the other one has ended.
static inline ssize_t cprocess_send(int number, const void *bytes, size_t count) {
#ifdef __APPLE__
  return send(number, bytes, count, 0);
#else
  return send(number, bytes, count, MSG_NOSIGNAL);
#endif
}

// A file without a name, gone when the last descriptor of it closes. -1 with errno on failure.
static inline int cprocess_nameless_file(void) {
#if defined(__linux__) && defined(SYS_memfd_create)
  return (int)syscall(SYS_memfd_create, "mlgate-input", 1U /* MFD_CLOEXEC */);
#else
  char path[] = "/tmp/mlgate-input-XXXXXX";
  int number = mkstemp(path);
  if (number >= 0) {
    unlink(path);
    fcntl(number, F_SETFD, FD_CLOEXEC);
  }
  return number;
#endif
}

// Closes at exec whatever this process itself was given beyond the standard streams, where no
// file action can say so (musl, and glibc before 2.34).
static inline void cprocess_close_inherited_at_exec(void) {
#if defined(__linux__) && !defined(CPROCESS_HAS_CLOSE_FROM)
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 3U, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */) == 0) return;
#endif
  for (int number = 3; number < 1024; number++) fcntl(number, F_SETFD, FD_CLOEXEC);
#endif
}

static inline int cprocess_set_attributes(posix_spawnattr_t *attributes) {
  short flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef __APPLE__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  int status = posix_spawnattr_setsigmask(attributes, &none);
  if (status == 0) status = posix_spawnattr_setsigdefault(attributes, &all);
  if (status == 0) status = posix_spawnattr_setflags(attributes, flags);
  return status;
}

static inline int cprocess_set_actions(
    posix_spawn_file_actions_t *actions, const char *folder, const int streams[3]) {
  int status = 0;
  for (int number = 0; number < 3 && status == 0; number++)
    status = posix_spawn_file_actions_adddup2(actions, streams[number], number);
  if (status == 0) status = posix_spawn_file_actions_addchdir_np(actions, folder);
#ifdef CPROCESS_HAS_CLOSE_FROM
  if (status == 0) status = posix_spawn_file_actions_addclosefrom_np(actions, 3);
#else
  cprocess_close_inherited_at_exec();
#endif
  return status;
}

// Starts a program in a session of its own, with these standard streams (all above 2), no other
// descriptor, no signal blocked or ignored. 0, or an error number.
static inline int cprocess_spawn(
    pid_t *process, const char *program, char *const arguments[], char *const environment[],
    const char *folder, const int streams[3]) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int status = posix_spawn_file_actions_init(&actions);
  if (status != 0) return status;
  status = posix_spawnattr_init(&attributes);
  if (status == 0) {
    status = cprocess_set_attributes(&attributes);
    if (status == 0) status = cprocess_set_actions(&actions, folder, streams);
    if (status == 0)
      status = posix_spawn(process, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

// Whether a child has ended; it stays a zombie and keeps its number. -1 where it is no child.
static inline int cprocess_has_ended(pid_t process) {
  siginfo_t information;
  information.si_pid = 0;
  while (waitid(P_PID, (id_t)process, &information, WEXITED | WNOHANG | WNOWAIT) != 0)
    if (errno != EINTR) return -1;
  return information.si_pid == process;
}

// The exit code of a wait status, or -1 minus the signal that ended the process.
static inline int cprocess_ending(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1 - WTERMSIG(status);
}

// Makes orphans among our descendants our children. Linux only; nothing elsewhere.
static inline void cprocess_adopt_orphans(void) {
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
}

static inline int cprocess_is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, 0, &action) == 0 && action.sa_handler == SIG_IGN;
}

// Where SIGCHLD is ignored, the system forgets how a child ended.
static inline void cprocess_remember_children(void) {
  if (cprocess_is_ignored(SIGCHLD)) signal(SIGCHLD, SIG_DFL);
}

#endif
