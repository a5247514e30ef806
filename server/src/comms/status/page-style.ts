/** The page's whole style: ink on paper, one accent, colour for state only; AA contrast in both schemes. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fbfcfc;--card:#fff;--ink:#16202a;--quiet:#55636f;--line:#dfe5e9;--accent:#0b5e68;--good:#17663a;--risk:#8a4b00;--bad:#a61b1b;--drill:#6b2fb3}
@media (prefers-color-scheme:dark){:root{--paper:#10161b;--card:#182027;--ink:#e8edf1;--quiet:#9fadb8;--line:#2b363f;--accent:#6cc5d0;--good:#6fcf97;--risk:#f0b25a;--bad:#ff8f8a;--drill:#8d55d6}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}header{padding:2rem 0 .5rem}h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1rem;color:var(--quiet);margin:2rem 0 .5rem;font-weight:600}h3{font-size:1.15rem;margin:0 0 .25rem}
p{margin:.4rem 0}a{color:var(--accent)}.quiet{color:var(--quiet);font-size:.92rem}
.overall{font-size:1.2rem;font-weight:600;padding:.9rem 1rem;border-radius:6px;background:var(--card);border:1px solid var(--line);border-left:6px solid}.overall.well{border-left-color:var(--good)}.overall.well span{color:var(--good)}.overall.troubled{border-left-color:var(--risk)}.overall.troubled span{color:var(--risk)}
ul,ol{list-style:none;margin:0;padding:0}.components li{display:flex;justify-content:space-between;gap:1rem;padding:.55rem 0;border-bottom:1px solid var(--line)}
.state.working{color:var(--good)}.state.maintenance{color:var(--quiet)}.state.degraded,.state.disrupted{color:var(--risk)}.state.stopped,.overdue{color:var(--bad)}
article{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:1rem;margin:0 0 1rem}.promise{font-weight:600}.updates>li{border-top:1px solid var(--line);padding:.6rem 0;margin-top:.6rem}.updates ul{list-style:disc;padding-left:1.2rem}.when{color:var(--quiet);font-size:.92rem}.when b{color:var(--ink)}
.earlier li{padding:.4rem 0;border-bottom:1px solid var(--line)}.earlier .quiet{display:block}
label{display:block;font-weight:600}input,button{font:inherit;padding:.5rem .7rem;border-radius:6px;border:1px solid var(--quiet);background:var(--card);color:var(--ink);max-width:100%}button{background:var(--accent);color:var(--paper);border-color:var(--accent);font-weight:600}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
button{margin-top:.3rem}footer{padding-top:2rem;padding-bottom:3rem;color:var(--quiet);font-size:.92rem}.drill{margin:0;padding:.5rem 1rem;text-align:center;background:var(--drill);color:#fff;font-weight:700}del{color:var(--quiet)}nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem}.updates>li:last-child{padding-bottom:0}`;
