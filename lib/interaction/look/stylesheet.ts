import type { Accent } from './palette'
import { DARK, LIGHT } from './palette'

const variables = (colours: Readonly<Record<string, string>> | Accent) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

/** The accent of one domain in both themes: the only style that differs between domains. */
export function accentStyle(accents: { light: Accent; dark: Accent }): string {
  return `:root{${variables(accents.light)}}@media (prefers-color-scheme:dark){:root{${variables(accents.dark)}}}`
}

const rules = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;background:var(--canvas);color:var(--text);
  font:400 15px/1.5 Geist,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
  -webkit-font-smoothing:antialiased;overflow-wrap:anywhere;
  display:flex;flex-direction:column;align-items:center;padding:48px 16px 24px}
.brand{display:flex;flex-direction:column;align-items:center;gap:10px;margin:auto 0 20px;max-width:400px;text-align:center}
.brand img{display:block;max-width:200px;max-height:56px;object-fit:contain}
.brand p{margin:0;font-weight:600;font-size:16px;line-height:1.35}
.tile{width:40px;height:40px;border-radius:10px;background:var(--accent);color:var(--on-accent);
  display:grid;place-items:center;font-weight:600;font-size:18px;line-height:1}
main{width:100%;max-width:400px;background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:28px}
body.wide main{max-width:640px}
footer{width:100%;max-width:400px;margin:20px 0 auto;font-size:13px;color:var(--muted);text-align:center}
footer ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;justify-content:center;gap:4px 8px}
footer a{display:inline-block;padding:4px 6px}
h1{margin:0;font-size:20px;line-height:1.3;font-weight:600;letter-spacing:-.01em;text-wrap:balance}
h2{margin:28px 0 10px;font-size:15px;line-height:1.4;font-weight:600}
h3{margin:0;font-size:14px;line-height:1.4;font-weight:600}
p{margin:0 0 12px}
h1+p{margin-top:6px}
p:last-child{margin-bottom:0}
strong{font-weight:600}
.muted{color:var(--muted)}
.small{font-size:13px}
.mono{font:400 12.5px/1.5 "Geist Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
a{color:var(--accent-text);text-decoration-thickness:1px;text-underline-offset:3px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent-text);outline-offset:2px;border-radius:4px}
form{margin:0}
.stack{margin-top:20px;display:grid;gap:16px}
label,.label{display:block;font-weight:500;font-size:14px;margin-bottom:6px}
input:where(:not([type=checkbox],[type=hidden])){display:block;width:100%;height:44px;padding:0 12px;
  font:inherit;font-size:16px;color:inherit;background:var(--surface);border:1px solid var(--line-control);border-radius:6px}
input:focus-visible{outline-offset:1px;border-radius:6px}
input[readonly]{background:var(--sunken);border-color:var(--line)}
input[aria-invalid=true]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.hint{margin:6px 0 0;font-size:13px;color:var(--muted)}
.wrong{margin:6px 0 0;font-size:13px;color:var(--bad);display:flex;gap:6px}
button,.button{appearance:none;display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:8px 16px;
  font:inherit;font-weight:500;text-align:center;text-decoration:none;border-radius:6px;cursor:pointer;
  color:var(--text);background:var(--surface);border:1px solid var(--line-control)}
button:hover,.button:hover{background:var(--sunken)}
button:focus-visible,.button:focus-visible{border-radius:6px}
.primary{color:var(--on-accent);background:var(--accent);border-color:var(--accent-text)}
.primary:hover{background:var(--accent-hover)}
.block{width:100%}
.small-button{min-height:32px;padding:4px 12px;font-size:14px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.box{display:flex;gap:10px;margin:20px 0 0;padding:12px 14px;border-radius:6px;font-size:14px;
  background:var(--bad-soft);border:1px solid var(--bad)}
.box svg{color:var(--bad);margin-top:2.5px}
.box.attention{background:var(--attention-soft);border-color:var(--attention)}
.box.attention svg{color:var(--attention)}
.box.good{background:var(--good-soft);border-color:var(--good)}
.box.good svg{color:var(--good)}
svg{flex:none;width:16px;height:16px;display:block}
ul.plain{list-style:none;margin:0;padding:0}
.group{border:1px solid var(--line);border-radius:8px;padding:12px 14px;margin:0 0 10px;min-width:0}
.group>p{margin:2px 0 0}
.scopes{list-style:none;margin:10px 0 0;padding:0;display:grid;gap:10px}
.scopes li{display:flex;gap:10px;align-items:flex-start}
.scopes svg{color:var(--accent-text);margin-top:3px}
.scopes label{margin:0;font-weight:400;font-size:15px;flex:1;min-width:0}
.scopes li>div{flex:1;min-width:0}
.scopes .mono{display:block;color:var(--muted)}
input[type=checkbox]{flex:none;width:20px;height:20px;margin:1px -2px 0;accent-color:var(--accent-text)}
.tag{display:inline-block;font-weight:400;font-size:12px;line-height:1.4;padding:1px 8px;border-radius:99px;white-space:nowrap;
  background:var(--sunken);color:var(--text);border:1px solid var(--line)}
.facts{margin:0;padding-left:18px;font-size:14px;display:grid;gap:6px}
.links{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:12px 0 0;padding:0;font-size:14px}
.links a{display:inline-block;padding:3px 0}
dl{margin:20px 0 0;padding:12px 14px;border-radius:8px;background:var(--sunken);font-size:13px;display:grid;gap:8px}
dt{color:var(--muted)}
dd{margin:0}
.rows{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:8px}
.rows>li{padding:14px;border-top:1px solid var(--line);display:flex;gap:8px 16px;justify-content:space-between;align-items:flex-start;flex-wrap:wrap}
.rows>li:first-child{border-top:0}
.rows>li>div{flex:1 1 260px;min-width:0}
.rows p{margin:2px 0 0}
.rows ul{margin:4px 0 0;padding-left:18px;font-size:14px;list-style:disc}
.rows+.after,.rows+p,.after+p{margin-top:12px}
.head{display:flex;flex-wrap:wrap;gap:12px 16px;justify-content:space-between;align-items:flex-start}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:479.98px){
  body{padding:24px 0 16px;background:var(--surface)}
  main{border:0;border-radius:0;padding:8px 20px 24px;background:none}
  .brand,footer{padding:0 20px}
  .brand{margin-top:0}
  body.wide main{padding:8px 16px 24px}
  .small-button{min-height:40px}
}
@media (max-width:359.98px){.pair{grid-template-columns:1fr}}
@media (prefers-reduced-motion:no-preference){button,.button,input{transition:background-color .12s,border-color .12s}}
@media (forced-colors:active){.tile{border:1px solid}}
`

/** Everything else: one style for every page, so that one hash allows it. */
export const BASE_STYLE = `:root{color-scheme:light dark;${variables(LIGHT)}}@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}${rules
  .replace(/\n\s*/g, '')
  .trim()}`
