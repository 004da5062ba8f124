/** Row heights are fixed, so that only the rows in sight have to exist. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;
--panel:#f6f8fa;--good:#116329;--bad:#a40e26;--unsure:#7a4b00;--accent:#0550ae;--hover:#eaeef2}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#9da7b3;--line:#3d444d;
--panel:#161b22;--good:#56d364;--bad:#ff7b72;--unsure:#e3b341;--accent:#79c0ff;--hover:#21262d}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.45 system-ui,sans-serif}
header{padding:16px 20px 8px}
h1{font-size:1.4rem;margin:0}
h2{font-size:1.05rem;margin:0 0 8px}
p{margin:0 0 8px}
#summary,.hint,#count,.more p{color:var(--soft)}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(300px,400px);gap:20px;padding:8px 20px 24px}
.more{grid-column:1/-1}
.more h2{margin-top:20px}
.tools{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin-bottom:8px}
.tools label{display:flex;flex-direction:column;font-size:.85rem;color:var(--soft)}
.tools label.check{flex-direction:row;align-items:center;gap:6px;padding-bottom:7px}
input[type=search],select{font:inherit;color:var(--fg);background:var(--bg);border:1px solid var(--soft);border-radius:6px;padding:5px 8px;min-width:0}
input[type=search]{width:260px;max-width:100%}
.hint{font-size:.85rem}
.scroll{overflow:auto;max-height:70vh;border:1px solid var(--line);border-radius:6px;position:relative}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
table{border-collapse:separate;border-spacing:0;width:100%}
#table{table-layout:fixed}
th,td{text-align:left;font-weight:normal;border-bottom:1px solid var(--line);padding:0;vertical-align:top}
.more table{min-width:560px}
.more th,.more td{padding:6px 10px;overflow-wrap:anywhere}
thead th{font-weight:600;background:var(--panel);padding:8px 10px}
#table thead th{position:sticky;top:0;z-index:2;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
#table tbody tr{height:58px}
#table tbody tr.space{height:auto}
#table tbody tr.space td{border:0}
#table tbody th,#table thead th:first-child{position:sticky;left:0;background:var(--panel);z-index:1}
#table thead th:first-child{z-index:3}
.box{display:block;width:100%;height:57px;padding:7px 10px;border:0;background:none;color:inherit;font:inherit;text-align:left;overflow:hidden}
button.box{cursor:pointer}
button.box:hover{background:var(--hover)}
:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.box span{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.box .small{font-size:.85rem;color:var(--soft)}
.chosen{box-shadow:inset 3px 0 0 var(--accent);background:var(--hover)!important}
.complete,.ok{color:var(--good)}.broken,.error{color:var(--bad)}.unknown,.warning{color:var(--unsure)}.notice{color:var(--accent)}
.child{padding-left:26px}
aside{min-width:0;display:flex;flex-direction:column;gap:16px}
aside>section{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:12px 14px;overflow-wrap:anywhere}
ol.path{list-style:none;margin:10px 0;padding:0}
ol.path li{position:relative;padding:0 0 12px 26px}
ol.path li::before{content:"";position:absolute;left:8px;top:18px;bottom:-4px;border-left:2px solid var(--line)}
ol.path li:last-child::before{display:none}
ol.path .mark{position:absolute;left:0;top:0;width:18px;text-align:center;font-weight:700}
ol.path strong{display:block}
.object{font-size:.85rem;color:var(--soft)}
ul{margin:4px 0 10px;padding-left:18px}
.finding{border-top:1px solid var(--line);padding:8px 0}
.finding:first-child{border-top:0}
.finding p{margin:4px 0}
.finding summary{cursor:pointer}
.plain{font:inherit;color:var(--accent);background:none;border:1px solid var(--line);border-radius:6px;padding:4px 10px;cursor:pointer}
.verdict{font-weight:600}
@media (max-width:900px){main{grid-template-columns:minmax(0,1fr);padding:8px 12px 24px}
header{padding:12px 12px 4px}
.scroll{max-height:60vh}.tools label{flex:1 1 130px}.tools label:first-child{flex-basis:100%}input[type=search]{width:100%}}
`;
