/// The style sheet of a page: the same for every report, so that a page whose style is another is not ours.
///
/// All text has a contrast of at least 4.5 to what is behind it, in light and in dark; no meaning is told by a
/// colour alone.
enum HTMLStyle {
  static let text: StaticString = """
    :root {
      --page: #ffffff; --panel: #f6f8fa; --text: #1f2328; --quiet: #57606a; --rule: #d1d9e0;
      --error: #a40e26; --warning: #7d4e00; --success: #116329; --link: #0550ae; --marked: #fff1b8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #0d1117; --panel: #161b22; --text: #f0f6fc; --quiet: #9da7b3; --rule: #3d444d;
        --error: #ff8f87; --warning: #e3b341; --success: #56d364; --link: #79b8ff; --marked: #4d3800;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
    }
    h1, h2, h3, h4 { line-height: 1.25; margin: 1.5rem 0 0.5rem; }
    h1 { font-size: 1.75rem; margin-top: 0; }
    h2 { font-size: 1.4rem; border-bottom: 1px solid var(--rule); padding-bottom: 0.25rem; }
    h3 { font-size: 1.1rem; }
    h4 { font-size: 1rem; margin-top: 0; }
    p { margin: 0.5rem 0; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
    bdi, code { white-space: pre-wrap; }
    .verdict { padding: 0 0.5rem; border: 2px solid; border-radius: 0.4rem; }
    .failed, .error { color: var(--error); }
    .unverified, .inconclusive, .warning { color: var(--warning); }
    .passed { color: var(--success); }
    .quiet { color: var(--quiet); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 1rem 0; }
    dt { color: var(--quiet); }
    dd { margin: 0; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 0; padding: 0; list-style: none; }
    nav a { display: inline-block; padding: 0.25rem 0; }
    article {
      background: var(--panel); border: 1px solid var(--rule); border-left-width: 0.4rem;
      border-radius: 0.4rem; margin: 0.75rem 0; padding: 0.75rem;
    }
    article.finding-error { border-left-color: var(--error); }
    article.finding-warning { border-left-color: var(--warning); border-left-style: dashed; }
    pre {
      background: var(--page); border: 1px solid var(--rule); border-radius: 0.4rem; margin: 0.5rem 0;
      padding: 0.5rem; white-space: pre-wrap;
    }
    mark {
      background: var(--marked); color: var(--text); text-decoration: underline 2px;
      text-underline-offset: 0.2em; text-decoration-skip-ink: none;
    }
    .number-of-line { color: var(--quiet); padding-right: 1rem; -webkit-user-select: none; user-select: none; }
    .scroll { overflow-x: auto; margin: 0.75rem 0; }
    table { border-collapse: collapse; width: 100%; overflow-wrap: break-word; }
    caption { text-align: left; color: var(--quiet); padding-bottom: 0.25rem; }
    th, td {
      border: 1px solid var(--rule); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top;
      min-width: 7rem; max-width: 40rem;
    }
    th { background: var(--panel); font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .number bdi, .number code { white-space: pre; }
    .fact { overflow-wrap: anywhere; min-width: 26rem; }
    details { margin: 0.75rem 0; }
    summary { cursor: pointer; padding: 0.25rem 0; color: var(--link); }
    figure { margin: 1rem 0; }
    figcaption { color: var(--quiet); }
    svg { display: block; font: 13px system-ui, sans-serif; }
    svg text { fill: var(--text); }
    svg .grid { stroke: var(--rule); fill: none; }
    svg .curve { stroke: var(--link); stroke-width: 2; fill: none; }
    svg .point { fill: var(--link); }
    svg .code { font: 12px ui-monospace, monospace; }
    svg .box { fill: var(--panel); stroke: var(--quiet); }
    svg .edge { stroke: var(--quiet); fill: none; }
    svg .arrow { fill: var(--quiet); }
    svg .heat-0, svg .heat-1, svg .heat-2, svg .heat-3, svg .heat-4, svg .heat-5 {
      fill: var(--link); fill-opacity: 0; stroke: var(--rule);
    }
    svg .heat-1 { fill-opacity: 0.07; }
    svg .heat-2 { fill-opacity: 0.14; }
    svg .heat-3 { fill-opacity: 0.21; }
    svg .heat-4 { fill-opacity: 0.28; }
    svg .heat-5 { fill-opacity: 0.35; }
    svg .whisker { stroke: var(--text); stroke-width: 2; fill: none; }
    footer { border-top: 1px solid var(--rule); color: var(--quiet); margin-top: 2rem; padding-top: 0.5rem; }
    @media (max-width: 30rem) {
      body { padding: 0.75rem; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: 0.5rem; }
    }
    @media print {
      :root {
        --page: #ffffff; --panel: #ffffff; --text: #000000; --quiet: #404040; --rule: #808080;
        --error: #a40e26; --warning: #7d4e00; --success: #116329; --link: #0550ae; --marked: #ffffff;
      }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav { display: none; }
      article, figure, tr { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; }
      .scroll { overflow: visible; }
      details::details-content { content-visibility: visible; height: auto; }
    }

    """
}
