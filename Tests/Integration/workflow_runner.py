"""The grammar by which GitHub's runner finds commands in a log (actions/runner, ActionCommand.cs and
ActionCommandManager.cs), and in the files that GITHUB_OUTPUT names (FileCommandManager.cs)."""

COMMANDS = {
    "internal-set-repo-path", "set-env", "add-path", "set-output", "save-state", "add-mask", "add-matcher",
    "remove-matcher", "warning", "error", "notice", "debug", "group", "endgroup", "echo", "stop-commands",
}


def unescaped(text, marks):
    for mark in marks:
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text


def command(line, known):
    """The name, properties and data of the command that the runner sees in a line, or None."""
    text = line.lstrip()
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        name, _, properties = text[2:end].partition(" ")
        if name.lower() in known:
            pairs = [pair.split("=", 1) for pair in properties.strip().split(",") if pair]
            return name, {
                key: unescaped(value, "\r\n:,%") for key, value in (pair for pair in pairs if len(pair) == 2) if value
            }, unescaped(text[end + 2:], "\r\n%")
    if (start := line.find("##[")) >= 0 and (end := line.find("]", start)) >= 0:
        name = line[start + 3:end].partition(" ")[0]
        if name.lower() in known:
            return name, {}, unescaped(line[end + 1:], ";\r\n]%")
    return None


def executed(log):
    """What the runner does because of a log, in order: (name, properties, data)."""
    known, token, done = set(COMMANDS), None, []
    for line in log.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        found = command(line, known)
        if found is None:
            continue
        name = found[0].lower()
        if token is not None:
            if name == token.lower():
                known.discard(token.lower())
                token = None
        elif name == "stop-commands":
            token = found[2]
            assert token and token.lower() not in known and token.lower() != "pause-logging"
            known.add(token.lower())
        else:
            done.append(found)
    assert token is None, "commands stay stopped"
    return done


def outputs(text):
    """The outputs that a file sets."""
    values, lines = {}, iter(text.split("\n"))
    for line in lines:
        equals, here = line.find("="), line.find("<<")
        if equals >= 0 and (here < 0 or equals < here):
            key, value = line.split("=", 1)
            values[key] = value
        elif here >= 0:
            key, delimiter = line.split("<<", 1)
            value = []
            while (part := next(lines)) != delimiter:
                value.append(part)
            values[key] = "\n".join(value)
        else:
            assert line == "", line
    return values
