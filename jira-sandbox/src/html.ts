/** The frame of every page the sandbox shows: no script, light and dark, readable from 300 px. */
export function htmlPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>
:root{--page:#f4f5f7;--card:#fff;--ink:#172b4d;--soft:#44546f;--line:#758195;--accent:#0c66e4;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#161a1d;--card:#22272b;--ink:#dee4ea;--soft:#9fadbc;--line:#738496;--accent:#579dff;--on:#161a1d}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:520px;margin:0 auto;padding:24px;background:var(--card);border-radius:8px}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 8px}h2{font-size:1rem;margin:20px 0 4px}
p{color:var(--soft);margin:8px 0}ul{margin:0;padding-left:20px}li{margin:4px 0}code{color:var(--soft);font-size:.8em}
label{display:block;font-weight:600;margin:16px 0 4px}
select,button{font:inherit;color:inherit;min-height:44px;padding:8px 12px;border:1px solid var(--line);border-radius:4px;background:var(--card)}
select{width:100%}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin-top:20px}button{flex:1 1 110px;cursor:pointer}
.primary{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
a{color:var(--accent)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
dl{margin:16px 0}dt{font-weight:600}dd{margin:0 0 8px}
@media (max-width:360px){body{padding:0}main{border-radius:0;padding:16px}}
</style></head><body><main>${main}</main></body></html>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
