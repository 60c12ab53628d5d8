/// How pages look. One sheet for screen, phone and paper.
enum StyleSheet {
    /// With what reports, charts and check-in add.
    static let whole = css + ReportStyle.css

    static let css = """
        :root{--ink:#222;--soft:#5c5a57;--line:#d9d5d0;--paper:#fff;--ground:#f7f5f2;--accent:#b3202a;--accent-ink:#8f1720;\
        --late:#a11a24;--soon:#8a5a00;--done:#20693a;--soft-ground:#f1eeea}
        *{box-sizing:border-box}
        html{font-size:100%}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 "PingFang SC","Microsoft YaHei",\
        "Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        a{color:var(--accent-ink);text-decoration:none}
        a:hover,a:focus{text-decoration:underline}
        :focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}
        h1{font-size:24px;line-height:1.4;margin:0;font-weight:700}
        h2{font-size:20px;line-height:1.4;margin:32px 0 12px;font-weight:700}
        h3{font-size:17px;margin:24px 0 8px;font-weight:700}
        p{margin:0 0 12px}
        .skip{position:absolute;left:-9999px}
        .skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:9}
        .bar{background:var(--accent);color:#fff;display:flex;align-items:center;gap:16px;padding:0 24px;min-height:52px;flex-wrap:wrap}
        .bar a,.bar .link{color:#fff}
        .brand{font-weight:700;font-size:20px}
        .unit{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .grow{flex:1}
        .bar form{margin:0}
        .search input{width:240px;border:1px solid transparent;border-radius:4px;padding:4px 10px;font:inherit;font-size:15px;line-height:1.6;\
        color:var(--ink)}
        .frame{display:flex;align-items:flex-start;max-width:1440px}
        .column{width:136px;flex:none;padding:20px 0 0 12px;position:sticky;top:0}
        .column a{display:block;padding:8px 12px;border-radius:4px;color:var(--ink)}
        .column a[aria-current]{background:var(--paper);font-weight:700;color:var(--accent-ink);border-left:3px solid var(--accent)}
        main{flex:1;min-width:0;padding:24px 24px 64px}
        .plain main{max-width:640px;margin:0 auto;padding:24px 20px}
        .title{display:flex;align-items:baseline;gap:16px;flex-wrap:wrap;margin-bottom:8px}
        .title h1{flex:1;min-width:12em}
        .actions{display:flex;gap:8px;flex-wrap:wrap;align-items:center}
        .lead{font-size:17px;margin:0 0 20px}
        .quiet{color:var(--soft);font-size:15px}
        .code{font-family:ui-monospace,"Noto Sans Mono CJK SC",monospace}
        .card{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:16px 20px;margin:0 0 16px}
        .card h2:first-child{margin-top:0}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:16px;margin-bottom:16px}
        .cards .card{margin:0}
        .number{font-size:24px;font-weight:700}
        .button,button{display:inline-block;font:inherit;line-height:1.6;padding:6px 16px;border:1px solid var(--line);border-radius:4px;\
        background:var(--paper);color:var(--ink);cursor:pointer;min-height:40px}
        .button:hover,button:hover{background:var(--soft-ground);text-decoration:none}
        .primary{background:var(--accent);border-color:var(--accent);color:#fff}
        .primary:hover{background:var(--accent-ink);color:#fff}
        .link{background:none;border:none;padding:0;min-height:0;color:var(--accent-ink)}
        .link:hover{background:none;text-decoration:underline}
        .danger{color:var(--late);border-color:var(--late)}
        .table{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:4px;margin:0 0 12px}
        table{border-collapse:collapse;width:100%;font-size:15px;overflow-wrap:break-word}
        .day,td.number-cell{white-space:nowrap}
        caption{text-align:left;padding:8px 12px;color:var(--soft)}
        th,td{text-align:left;vertical-align:top;padding:8px 12px;border-bottom:1px solid var(--line)}
        tbody tr{height:44px}
        tbody tr:last-child td{border-bottom:none}
        thead th{position:sticky;top:0;background:var(--soft-ground);white-space:nowrap;font-weight:700}
        thead a{color:inherit}
        td.number-cell,th.number-cell{text-align:right}
        tfoot td{border-top:1px solid var(--line);color:var(--soft)}
        .clip{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;max-width:28em}
        .sentence{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 12px}
        .sentence select,.sentence input{width:auto;max-width:100%;min-height:38px}
        .pages{display:flex;gap:16px;align-items:center;flex-wrap:wrap}
        form.record{max-width:760px}
        .field{margin:0 0 20px}
        .field>label,.field>.label,legend{display:block;font-weight:700;margin-bottom:4px}
        fieldset{border:none;padding:0;margin:0 0 20px;min-width:0}
        .must{font-weight:400;color:var(--accent-ink);font-size:14px}
        .help{color:var(--soft);font-size:14px;margin:4px 0 0}
        .wrong{color:var(--late);margin:4px 0 0}
        .wrong::before{content:"✗ "}
        input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid #8c8883;border-radius:4px;padding:6px 10px;\
        width:100%;min-height:40px}
        input[type=checkbox],input[type=radio]{width:20px;height:20px;min-height:0;vertical-align:-4px;margin:0 6px 0 0}
        input[type=file]{padding:6px}
        textarea{min-height:120px;line-height:1.7}
        .short{max-width:280px}
        [aria-invalid=true]{border-color:var(--late);border-width:2px}
        .choices{display:flex;flex-wrap:wrap;gap:4px 20px}
        .choices label{white-space:nowrap}
        .points{min-width:4.5em;max-width:7em}
        progress{width:100%;max-width:480px;height:20px}
        .parts input,.parts select{min-width:8em;min-height:36px;padding:4px 6px}
        .summary{border:2px solid var(--late);border-radius:4px;background:var(--paper);padding:12px 20px;margin:0 0 20px}
        .notices{padding-left:1.4em;margin:0 0 16px}
        .notices li{margin-bottom:6px}
        .next{color:var(--soft)}
        .done-note{border:1px solid var(--done);border-radius:4px;background:var(--paper);padding:10px 16px;margin:0 0 16px;color:var(--done)}
        .state-late,.state-soon,.state-done,.state-open{white-space:nowrap}
        .state-late{color:var(--late);font-weight:700}
        .state-soon{color:var(--soon);font-weight:700}
        .state-done{color:var(--done)}
        .state-open{color:var(--soft)}
        dl.fields{display:grid;grid-template-columns:minmax(8em,12em) 1fr;gap:8px 20px;margin:0}
        dl.fields dt{color:var(--soft)}
        dl.fields dd{margin:0;white-space:pre-line}
        .history{list-style:none;padding:0;margin:0;border-left:2px solid var(--line)}
        .history li{padding:0 0 14px 18px;position:relative}
        .history li::before{content:"";position:absolute;left:-6px;top:9px;width:10px;height:10px;border-radius:50%;background:var(--accent)}
        .list{list-style:none;padding:0;margin:0}
        .list li{padding:8px 0;border-bottom:1px solid var(--line)}
        .list li:last-child{border-bottom:none}
        .tree ul{list-style:none;padding-left:24px;margin:0}
        .tree>ul{padding-left:0}
        .tree li{padding:4px 0}
        .steps{display:flex;flex-wrap:wrap;gap:6px}
        .step{border:1px solid var(--line);border-radius:4px;padding:2px 8px;font-size:14px;background:var(--paper)}
        .step.taken{border-color:var(--done);color:var(--done)}
        .step.now{border-color:var(--accent);color:var(--accent-ink);font-weight:700}
        .saved{color:var(--soft);font-size:14px}
        footer.print{display:none}
        @media screen and (max-width:900px){
        html{scroll-padding-bottom:72px}
        .frame{display:block}
        .column{position:fixed;left:0;right:0;bottom:0;top:auto;width:auto;display:flex;justify-content:space-around;background:var(--paper);\
        border-top:1px solid var(--line);padding:0;z-index:5}
        .column a{padding:10px 0;font-size:13px;text-align:center;flex:1 1 auto;border-radius:0;white-space:nowrap}
        .column a[aria-current]{border-left:none;border-top:3px solid var(--accent);padding-top:7px}
        main{padding:16px 14px 96px}
        .bar{padding:6px 14px;gap:10px}
        .unit{display:none}
        .search{flex:1}
        .search input{width:100%}
        dl.fields{grid-template-columns:1fr;gap:0}
        dl.fields dd{margin-bottom:10px}
        .actions .button,.actions button{padding:6px 12px}
        .table td{min-width:5em}
        .table td.wide{min-width:15em}
        .table td.item{min-width:10em}
        .title h1{min-width:100%}
        }
        @media print{
        body{background:#fff;font-size:11pt}
        table{font-size:9.5pt;overflow-wrap:anywhere}
        thead th,.choices label{white-space:normal}
        .bar,.column,.actions,.sentence,.pages,.skip,form button,.noprint{display:none}
        main{padding:0}
        .card,.table{border:none;padding:0;overflow:visible}
        thead th{position:static;background:none}
        thead{display:table-header-group}
        tr{break-inside:avoid}
        a{color:inherit}
        th,td{border-bottom:1px solid #999;padding:3px 5px}
        footer.print{display:block;margin-top:16px;font-size:10pt;color:#444}
        @page{size:A4;margin:18mm 15mm;@bottom-right{content:counter(page) "/" counter(pages)}}
        }

        """
}
