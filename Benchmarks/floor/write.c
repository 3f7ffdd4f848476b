/* Floor: write a file's bytes, once they are in memory, to another file; prints the nanoseconds of the fastest
   of RUNS times.
   write SOURCE TARGET RUNS */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  FILE *source = fopen(argv[1], "rb");
  if (!source || fseek(source, 0, SEEK_END)) return 3;
  size_t size = (size_t)ftell(source);
  char *bytes = malloc(size + 1);
  rewind(source);
  if (!bytes || fread(bytes, 1, size, source) != size) return 3;
  long long fastest = -1;
  for (int run = 0; run < atoi(argv[3]); run++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    FILE *target = fopen(argv[2], "wb");
    if (!target || fwrite(bytes, 1, size, target) != size || fclose(target)) return 3;
    clock_gettime(CLOCK_MONOTONIC, &end);
    long long nanoseconds = (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec;
    if (fastest < 0 || nanoseconds < fastest) fastest = nanoseconds;
  }
  printf("%lld\n", fastest);
  return 0;
}
