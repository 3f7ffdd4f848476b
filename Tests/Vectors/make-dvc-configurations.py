"""Writes dvc-configurations.json: what DVC makes of its configuration, and which paths it ignores.

    pip install dvc==3.67.1
    python3 make-dvc-configurations.py > dvc-configurations.json

`cases`: the text of `.dvc/config` (and of `.dvc/config.local` where it is there), whether DVC takes them
and with what settings, numbers and booleans as text. `ignores`: files of a repository and what
`dvc.ignore.DvcIgnoreFilter` ignores of them, folders with a slash at the end.
"""

import json
import os
import random
import sys
import tempfile

from dvc.config import Config
from dvc.fs import localfs
from dvc.ignore import DvcIgnoreFilter

TEXTS = [
    "", "# nothing\n", "[core]\n", "[core]\n    remote = r\n", "[CORE]\nRemote = R\n", "['core']\nremote = r\n", '["core"]\nremote = r\n', "[ core ]\nremote=r\n",
    "[core]\nremote = r # c\n", "[core]\nremote = 'r # c'\n", "[core] # c\nremote = r\n", "[core]x\nremote = r\n", "[core\n", "core]\n", "[]\n", "[[core]]\n", "[core]]\n", "[[core]\n",
    "[core]\n[[x]]\na = 1\n", "[core]\nremote\n", "[core]\n= r\n", "[core]\nremote = \n", "[core]\nremote =\n", "[core]\nremote = ''\n", "[core]\nremote = a, b\n", "[core]\nremote = 'a, b'\n",
    "[core]\nremote = a,\n", "[core]\nremote = ,\n", "[core]\nremote = a,,b\n", "[core]\nremote = 'a' b\n", "[core]\nremote = 'a\n", "[core]\nremote = a'b\n", '[core]\nremote = "a" # c\n', "[core]\nremote = \"a'b\"\n",
    "[core]\nremote = '''a\nb'''\n", "[core]\nremote = '''a''' # c\n", "[core]\nremote = '''a\n", "[core]\nremote = '''a''' b\n", '[core]\nremote = """a"""\n', "[core]\n'remote' = r\n", "[core]\n\"remote\" = r\n", "[core]\n'remote = r\n",
    "[core]\nremote = r\nremote = s\n", "[core]\nremote = r\nREMOTE = s\n", "[core]\nremote = r\n[core]\nautostage = true\n", "[core]\nremote = r\n[Core]\nautostage = true\n", "[core]\nremote = r\r\nautostage = true\r\n",
    "remote = r\n", "foo = bar\n", "[foo]\n", "[foo]\na = b\n", "[core]\nfoo = bar\n", "\ufeff[core]\nremote = r\n", "   [core]\n\tremote = r\n", "[core]\nremote = r=s\n", "[core]\nremote == s\n", "; comment\n[core]\n", "[core]\n; c = d\n",
    "[core]\nautostage = true\n", "[core]\nautostage = True\n", "[core]\nautostage = TRUE\n", "[core]\nautostage = yes\n", "[core]\nautostage = 1\n", "[core]\nautostage =\n", "[core]\nautostage = true, false\n",
    "[core]\nautostage = ' true'\n", "[core]\ninteractive = false\nanalytics = false\nhardlink_lock = true\nno_scm = false\nexperiments = true\ncheck_update = true\nsite_cache_dir = /x\nmachine = M\n",
    "[core]\nchecksum_jobs = 4\n", "[core]\nchecksum_jobs = 0\n", "[core]\nchecksum_jobs = x\n", "[core]\nchecksum_jobs = ' 4 '\n", "[core]\nchecksum_jobs = 4.0\n", "[core]\nchecksum_jobs = -1\n", "[core]\nchecksum_jobs = +4\n",
    "[cache]\ndir = /x\ntype = reflink,copy\n", "[cache]\ntype = 'reflink, hardlink'\n", "[cache]\ntype = copy\n", "[cache]\ntype = link\n", "[cache]\ntype =\n", "[cache]\nshared = group\n", "[cache]\nshared = GROUP\n", "[cache]\nshared = all\n",
    "[cache]\nslow_link_warning = false\nprotected = true\nverify = true\n", "[cache]\ndir = a, b\n", "[cache]\ns3 = r\nlocal = l\n", "[cache]\nsize = 1\n",
    "[parsing]\nbool = boolean_optional\nlist = append\n", "[parsing]\nbool = store_false\n", "[parsing]\nlist = NARGS\n", "[exp]\nauto_push = true\ngit_remote = o\ncode = .\n", "[exp]\nauto_push = maybe\n",
    "[hydra]\nenabled = true\nconfig_dir = c\nconfig_name = n\n", "[hydra]\nconfig_dir = c\nconfig_module = m\n", "[studio]\ntoken = t\nurl = u\noffline = true\nrepo_url = r\n", "[studio]\nsecret = t\n", "[feature]\nanything = 1\nmachine = true\n",
    "[feature]\nmachine = 1\n", "[plots]\nhtml_template = t\nauto_open = true\nout_dir = d\n", "[state]\ndir = x\nrow_limit = 1\n", "[state]\nrow_limit = 0\n", "[index]\ndir = d\n", "[index]\nx = d\n",
    "['db \"pg\"']\nurl = u\nusername = n\npassword = p\n", "['db \"pg\"']\nport = 1\n", "['machine \"m\"']\ncloud = aws\nregion = us-west\nspot_price = 0.5\ninstance_hdd_size = 10\n", "['machine \"m\"']\ncloud = gcp\n", "['machine \"m\"']\nspot_price = x\n",
    "[remote]\nurl = x\n", "[remote]\n", "['remote r']\nurl = x\n", "['remote \"r']\nurl = x\n", "['remote \"\"']\nurl = x\n", "[remote \"r\"]\nurl = x\n", "['Remote \"R\"']\nURL = S3://b/k\n", "['remote\"r\"']\nurl = x\n", "[ 'remote \"r\"' ]\nurl = x\n",
    "[\"remote 'r'\"]\nurl = x\n", "['remote \"a b\"']\nurl = x\n", "['remote \"docs/dvc\"']\nurl = x\n",
]
URLS = ["x", "/x", "../x", "~/x", "x y", "s3://b/k", "S3://b/k", "gs://b", "azure://c/p", "ssh://u@h/p", "ssh://u:p@h:22/p", "hdfs://h/p", "webhdfs://h/p", "http://h", "https://h/p", "webdav://h", "webdavs://h", "oss://b",
        "gdrive://id/p", "remote://other/p", "ftp://h", "file:///x", "s3:/b", "s3:b", "://x", "s3://", "c:/x", "a,b", "'a,b'", "x # c", "x#c", "https://h/p?a=b#c", "'https://h/p?a=b#c'", "", "%(x)s", "%%", "100%", "%(url)s", "1://x", "a_b://x"]
TEXTS += [f"['remote \"r\"']\n    url = {url}\n" for url in URLS]
SETTINGS = {
    "": ["type = copy", "protected = true", "shared = group", "verify = true", "region = x", "jobs = 4", "jobs = 0", "checksum_jobs = 2", "worktree = true", "version_aware = true", "version_aware = yes", "no_traverse = true", "password = p", "slow_link_warning = true"],
    "s3://b": ["region = x", "profile = p", "access_key_id = a", "secret_access_key = s", "session_token = s", "endpointurl = https://h", "use_ssl = false", "ssl_verify = false", "ssl_verify = /p", "cache_regions = true", "read_timeout = 1", "read_timeout = 1.5",
               "connect_timeout = x", "account_name = a", "sse = AES256", "acl = a", "grant_read = g", "listobjects = true", "credentialpath = c", "configpath = c", "allow_anonymous_login = true", "type = copy", "sse_customer_key = k"],
    "gs://b": ["projectname = p", "credentialpath = c", "region = x", "verify = true"],
    "ssh://h": ["port = 22", "port = x", "user = u", "password = p", "ask_password = true", "passphrase = p", "keyfile = k", "timeout = 1", "gss_auth = true", "allow_agent = true", "max_sessions = 3", "type = hardlink", "type = foo"],
    "hdfs://h": ["user = u", "kerb_ticket = k", "replication = 3", "password = p"],
    "webhdfs://h": ["token = t", "use_https = true", "proxy_to = p", "kerberos = true", "kerberos = 1", "password = p", "data_proxy_target = d"],
    "azure://c": ["connection_string = c", "sas_token = s", "account_name = a", "account_key = k", "tenant_id = t", "client_secret = s", "exclude_managed_identity_credential = true", "timeout = 4", "connection_timeout = 4", "connect_timeout = 4"],
    "oss://b": ["oss_key_id = i", "oss_key_secret = s", "oss_endpoint = e", "verify = false", "region = x"],
    "gdrive://i": ["gdrive_client_id = i", "gdrive_client_secret = s", "gdrive_trash_only = true", "gdrive_use_service_account = maybe", "gdrive_service_account_json_file_path = p", "profile = p"],
    "https://h": ["auth = basic", "auth = BASIC", "auth = foo", "custom_auth_header = h", "user = u", "password = p", "ask_password = true", "ssl_verify = x", "method = PUT", "connect_timeout = 1.5", "connect_timeout = -1", "read_timeout = 0", "read_timeout = nan", "token = t"],
    "webdavs://h": ["token = t", "bearer_token_command = c", "cert_path = c", "key_path = k", "timeout = 3", "timeout = 3.5", "auth = basic"],
    "remote://other/x": ["anything = 1"],
}
for url, settings in SETTINGS.items():
    TEXTS += [f"['remote \"r\"']\n    url = {url or 'x'}\n    {setting}\n" for setting in settings]
PAIRS = [
    ("['remote \"r\"']\nurl = s3://b\n", "['remote \"r\"']\nsecret_access_key = s\n"), ("[core]\nremote = r\n", "[core]\nremote = s\n"), ("", "['remote \"r\"']\npassword = p\n"),
    ("['remote \"r\"']\nurl = s3://b\nregion = x\n", "['remote \"r\"']\nurl = ssh://h\n"), ("['remote \"r\"']\n", "['remote \"r\"']\nurl = x\n"), ("[core]\nfoo = x\n", "[core]\nremote = r\n"), ("[core]\nremote = r\n", "[cor\n"),
    ("[core]\nautostage = true\n", "[core]\nautostage = maybe\n"), ("[core]\nautostage = maybe\n", "[core]\nautostage = true\n"),
]


def settings(conf):
    """The settings of sections and remotes that differ from what DVC fills in by itself."""
    result = {}
    for section in ["core", "cache", "parsing"]:
        for key, value in conf.get(section, {}).items():
            result[f"{section}.{key}"] = value
    for name, remote in conf.get("remote", {}).items():
        for key, value in remote.items():
            result[f"remote.{name}.{key}"] = value
    return result


def judge(text, local):
    with tempfile.TemporaryDirectory() as root:
        folder = os.path.join(os.path.realpath(root), ".dvc")
        os.mkdir(folder)
        for name, content in [("config", text), ("config.local", local)]:
            if content is not None:
                with open(os.path.join(folder, name), "w", newline="") as file:
                    file.write(content)
        try:
            Config(folder, validate=True)
            raw = Config.load_file(os.path.join(folder, "config"))
            return {"valid": True, "settings": settings(raw)}
        except Exception as error:
            return {"valid": False, "error": f"{type(error).__name__}: {error}".split("\n")[0][:160]}


IGNORES = [
    "", "data\n", "data/\n", "/data\n", "*.csv\n", "*.csv\n!keep.csv\n", "data\n!data/keep.csv\n", "data/*\n!data/keep.csv\n", "*.csv\n!data\n", "*.csv\n!data/\n", "**/x\n", "a/**\n", "a/**/x\n", "/a/x\n", "a/x\n", "  data  \n", "# c\ndata\n",
    "\\#x\n", "\\!x\n", "!x\n", "*\n!*/\n!*.csv\n", "*\n", "/*\n!/a\n", "?ata\n", "[ab]\n", "[!a]\n", "a/\n!a/x\n", "a/*/\n", "*.c?v\nx\n", "data/keep.csv\n", "a/b/\n", "b\n!a/b\n", "/\n", ".dvc\n", "x/\n", "data/*.csv\n", "**\n", "**/\n", "a**\n", "*/x\n",
]
NESTED = ["", "x\n", "/x\n", "!x\n", "b/\n", "*.csv\n", "!*.csv\n", "b/x\n", "!keep.csv\n", "**/x\n"]
PATHS = ["data/keep.csv", "data/b/x.csv", "keep.csv", "a/x", "a/b/x", "a/keep.csv", "a/b/c/x", "x", "#x", "!x", "b/x", "datax", "a/data/q", "c/x/y.csv", "a/ab"]


def ignored(files):
    with tempfile.TemporaryDirectory() as root:
        root = os.path.realpath(root)
        for path, text in files.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w") as file:
                file.write(text)
        known = DvcIgnoreFilter(localfs, root)
        result = []
        for folder, folders, names in os.walk(root):
            for name in folders:
                if known.is_ignored_dir(os.path.join(folder, name)):
                    result.append(os.path.relpath(os.path.join(folder, name), root) + "/")
            for name in names:
                if known.is_ignored_file(os.path.join(folder, name)):
                    result.append(os.path.relpath(os.path.join(folder, name), root))
        return sorted(result)


if __name__ == "__main__":
    cases = [{"text": text, **judge(text, None)} for text in TEXTS]
    cases += [{"text": text, "local": local, **judge(text, local)} for text, local in PAIRS]
    ignores = []
    chance = random.Random(1)
    for top in IGNORES:
        for nested in [""] + chance.sample(NESTED[1:], 3):
            files = {".dvcignore": top, **({"a/.dvcignore": nested} if nested else {})}
            files = {**files, **{path: "" for path in PATHS}}
            ignores.append({"top": top, "nested": nested, "ignored": ignored(files)})
    lines = [",\n".join(json.dumps(case, ensure_ascii=False) for case in some) for some in (cases, ignores)]
    sys.stdout.write('{"oracle": "dvc 3.67.1", "cases": [\n' + lines[0] + '\n], "ignores": [\n' + lines[1] + "\n]}\n")
