/// How reports, audits, charts and check-in look: appended to the one style sheet.
enum ReportStyle {
    static let css = """
        .paper{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:24px}
        .paper section,.audit section{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:0 24px}
        .paper p{text-indent:2em;margin:0 0 6px;font-family:"FangSong","STFangsong","Noto Serif CJK SC",serif;font-size:17px;line-height:1.9}
        .paper-title{text-align:center;margin:0 0 16px}
        .paper h3{margin:8px 0}
        .paper .signature{text-align:right;text-indent:0}
        .paper aside{font-size:14px;border-left:2px solid var(--line);padding-left:12px;margin-bottom:8px}
        .left{color:var(--soft)}
        .door{border-bottom:1px solid var(--accent)}
        .door:hover{text-decoration:none;background:var(--soft-ground)}
        .audit{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:20px}
        .audit p{margin:.2rem 0}
        .audit .n{color:var(--soft);font-size:12px;margin-right:8px}
        .audit ul{list-style:none;padding:0;margin:0}
        .audit .legend li{display:inline-block;margin:0 12px 8px 0;padding:0 6px}
        .audit .notes{font-size:14px;line-height:1.6;border-left:2px solid var(--line);padding-left:12px;margin-bottom:8px}
        .audit p a{color:inherit;border-bottom:2px solid #555}
        .audit li:target{outline:3px solid #1a5fb4}
        .audit .agrees{background:#e3f4e3}.audit .differs{background:#fbdcdc}.audit .unfounded{background:#fdeecb}
        .audit .unbound{background:#eee}.audit .blank{background:#dde9fb}
        .audit a.defect{text-decoration:underline wavy #b00}.audit li.defect{background:#fff0f0}
        .audit sup{font-size:11px}
        figure{margin:0 0 16px}
        .chart{width:100%;max-width:760px;height:auto;font-size:14px}
        .chart rect{fill:var(--accent)}
        .chart text{fill:var(--ink)}
        .chart a:hover rect{fill:var(--accent-ink)}
        .qr{width:100%;max-width:360px;display:block;margin:0 auto 16px}
        .big{font-size:20px;min-height:64px;width:100%}
        .done-sign{text-align:center;font-size:28px;color:var(--done);padding:24px 0}
        .slips{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:16px}
        .slip{border:1px dashed var(--soft);padding:12px;break-inside:avoid;text-align:center}
        .slip .qr{max-width:150px;margin-bottom:4px}
        .board{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px;align-items:start}
        .board .card{padding:12px;margin:0 0 10px;font-size:15px}
        .board h2{margin-top:0;font-size:17px}
        td.matrix{text-align:center;white-space:nowrap}
        table.duties{table-layout:fixed;min-width:820px}
        table.duties th{white-space:normal}
        @media print{table.duties{min-width:0}td.matrix{white-space:normal}}
        .sentence input[name=agenda]{flex:1;min-width:14em}
        .paper aside li{padding:2px 0;border:none}
        summary{cursor:pointer}
        .audit code{font-family:inherit}
        @media (max-width:900px){.paper,.audit{padding:14px}.paper section,.audit section{display:block}}
        @media print{.paper,.audit{border:none;padding:0}.paper aside{display:none}.paper section{display:block}}

        """
}
