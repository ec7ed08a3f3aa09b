using FairLab.Figures;

namespace FairLab.Audit;

/// <summary>How the page looks: light and dark, on a phone, and printed.</summary>
static class AuditStyle
{
    public static string Css { get; } = $$"""

        :root { color-scheme: light dark; --text: #1b1b1f; --soft: #55555e; --page: #fff; --box: #f4f5f7;
          --line: #d3d5da;
          --accent: {{HouseStyle.Palette[0]}}; --link: #005a8f; --differs: #a33c00; --alike: #00694d;
            --unknown: #6b4d00 }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e8e8ec; --soft: #a9abb5; --page: #16171b; --box: #212329; --line: #3d4048; --accent: #5cb0e5;
            --link: #7cc0ee; --differs: #ff9a66; --alike: #5fd0ab; --unknown: #e5c163 } }
        * { box-sizing: border-box }
        body { margin: 0; background: var(--page); color: var(--text);
          font: 16px/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif }
        main { max-width: 54rem; margin: 0 auto; padding: 1rem }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0 .5rem; overflow-wrap: anywhere }
        h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem }
        h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem }
        .lead { font-size: 1.1rem; margin: 0 0 1rem }
        a { color: var(--link) }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
        nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9rem }
        .n { white-space: nowrap } .unseen { position: absolute; left: -99rem }
        .note, .i { color: var(--soft); font-size: .875rem }
        .note { margin: .25rem 0 .5rem }
        .findings { border-left: 4px solid var(--line); background: var(--box); padding: .25rem 1rem .5rem;
          margin: .75rem 0 }
        .findings h3 { margin: .5rem 0 .25rem }
        .findings ul { padding-left: 1.1rem; margin: .25rem 0 }
        .findings li { margin: .35rem 0 }
        .warning { border-color: var(--accent) } .difference { border-color: var(--differs) }
        .unknown { border-color: var(--unknown) } .alike { border-color: var(--alike) }
        .verdicts { list-style: none; padding: 0 }
        .verdicts li { border: 1px solid var(--line); border-left-width: 4px; padding: .5rem .75rem; margin: .5rem 0 }
        .fails { border-left-color: var(--differs) !important } .passes { border-left-color: var(--alike) !important }
        .fails strong, .differs { color: var(--differs) } .passes strong { color: var(--alike) }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .25rem 2rem;
          margin: 0 }
        .facts div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line) }
        dt { color: var(--soft) } .facts dd { margin: 0; text-align: right; white-space: nowrap }
        .scroll { overflow-x: auto; margin: .5rem 0 1rem }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; font-size: .9rem }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
          border-bottom: 1px solid var(--line) }
        thead th { color: var(--soft); font-weight: 500; font-size: .8125rem; vertical-align: bottom }
        tbody th { font-weight: 500 }
        td:nth-child(2):has(svg) { min-width: 9rem; width: 40% }
        td { font-variant-numeric: tabular-nums }
        .i { display: inline-block }
        .strip { display: block; overflow: visible }
        .strip .axis { stroke: var(--line); stroke-width: 1 }
        .strip .ci { stroke: var(--accent); stroke-width: 3; stroke-linecap: round; opacity: .55 }
        .strip circle { fill: var(--accent) }
        .strip .few circle { fill: none; stroke: var(--accent); stroke-width: 1.5 }
        .strip .ref { stroke: var(--text); stroke-width: 1.2; stroke-dasharray: 3 2 }
        details { border: 1px solid var(--line); border-radius: 4px; margin: .5rem 0; padding: 0 .75rem }
        summary { cursor: pointer; padding: .5rem 0; font-weight: 600 }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem }
        figure { margin: .5rem 0 } figcaption { font-weight: 600; font-size: .9rem }
        .lines { width: 100%; max-width: 30rem; height: auto; display: block }
        .lines text { fill: var(--soft); font-size: 11px }
        .grid { stroke: var(--line); stroke-width: .7 }
        .series { fill: none; stroke: var(--c); stroke-width: 2 }
        .diagonal { fill: none; stroke: var(--text); stroke-width: 1; stroke-dasharray: 1 3 }
        @media (prefers-color-scheme: dark) { .series { stroke: color-mix(in srgb, var(--c) 65%, white) } }
        .legend { list-style: none; padding: 0 0 0 2.5rem; margin: .25rem 0; display: flex; flex-wrap: wrap;
          gap: .2rem 1rem; font-size: .875rem }
        pre { overflow-x: auto; background: var(--box); padding: .75rem; white-space: pre-wrap;
          overflow-wrap: anywhere }
        .hash { overflow-wrap: anywhere }
        dd { margin: 0 0 .5rem }
        @media (max-width: 40rem) { main { padding: .75rem } .n { white-space: normal } table { font-size: .875rem }
          th, td { padding-right: .4rem }
          td:nth-child(2):has(svg) { min-width: 7rem } }
        @media print { :root { color-scheme: light } main { max-width: none; padding: 0 } body { font-size: 9.5pt;
          line-height: 1.35 }
          table { font-size: 9pt } th, td { padding: .15rem .5rem .15rem 0 } h2 { margin-top: 1.5rem }
          nav { display: none } .scroll { overflow: visible } tr, figure, .findings li { break-inside: avoid }
          h2, h3, caption, summary { break-after: avoid } details { border: 0; padding: 0 }
          details::details-content { content-visibility: visible; block-size: auto }
          .strip *, .findings { print-color-adjust: exact } }

        """;
}
