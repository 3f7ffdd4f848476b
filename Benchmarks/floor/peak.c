/* Runs a command and prints its exit status, nanoseconds and peak memory in KiB.
 *
 * A child's ru_maxrss starts at the size of the process that forked it, so a small program must do
 * it: from Python every child would seem to take as much as Python.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = fork();
  if (child < 0) return 3;
  if (child == 0) {
    dup2(open("/dev/null", O_WRONLY), 1);
    execvp(argv[1], argv + 1);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 3;
  clock_gettime(CLOCK_MONOTONIC, &end);
  long long nanoseconds = (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec;
#ifdef __APPLE__
  usage.ru_maxrss /= 1024;
#endif
  printf("%d %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128, nanoseconds, (long)usage.ru_maxrss);
  return 0;
}
