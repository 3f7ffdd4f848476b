/* Floor: open the repository with libgit2 and list the staged changes (HEAD tree to index).
   staged REPO [-p]   -p: read each staged *.yaml / *.json blob and libyaml-parse it
                          -o: open only */
#include <git2.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>
static long events, bad;
static void parse(const unsigned char *p, size_t n) {
    yaml_parser_t y; yaml_event_t e; int done = 0;
    yaml_parser_initialize(&y); yaml_parser_set_input_string(&y, p, n);
    while (!done) {
        if (!yaml_parser_parse(&y, &e)) { bad++; break; }
        events++; done = e.type == YAML_STREAM_END_EVENT; yaml_event_delete(&e);
    }
    yaml_parser_delete(&y);
}
static int ends(const char *s, const char *x) { size_t a = strlen(s), b = strlen(x); return a >= b && !strcmp(s + a - b, x); }
int main(int c, char **v) {
    int pa = 0, open_only = 0;
    for (int i = 2; i < c; i++) { if (!strcmp(v[i], "-p")) pa = 1; if (!strcmp(v[i], "-o")) open_only = 1; }
    git_libgit2_init();
    git_repository *r; git_object *t = 0; git_index *ix; git_diff *d;
    if (git_repository_open(&r, v[1])) { fprintf(stderr, "%s\n", git_error_last()->message); return 2; }
    if (!open_only) {
        git_revparse_single(&t, r, "HEAD^{tree}");
        git_repository_index(&ix, r);
        git_diff_options o = GIT_DIFF_OPTIONS_INIT; o.flags = GIT_DIFF_SKIP_BINARY_CHECK;
        git_diff_tree_to_index(&d, r, (git_tree *)t, ix, &o);
        size_t n = git_diff_num_deltas(d);
        for (size_t i = 0; i < n; i++) {
            const git_diff_delta *x = git_diff_get_delta(d, i);
            puts(x->new_file.path);
            if (pa && x->status != GIT_DELTA_DELETED && (ends(x->new_file.path, ".yaml") || ends(x->new_file.path, ".json"))) {
                git_blob *b; if (git_blob_lookup(&b, r, &x->new_file.id)) { bad++; continue; }
                parse(git_blob_rawcontent(b), git_blob_rawsize(b)); git_blob_free(b);
            }
        }
        printf("%zu staged %ld events %ld bad\n", n, events, bad);
        git_diff_free(d); git_index_free(ix); git_object_free(t);
    }
    git_repository_free(r); git_libgit2_shutdown();
    return 0;
}
