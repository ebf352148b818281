import { html } from 'hono/html'
import type { DashboardPage } from './ports'

type Html = ReturnType<typeof html>

/** Every page's frame. All that is put in is escaped by `html`; there is no script. */
const frame = (language: string, title: string, body: Html): Html => html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · Anwei 安委</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/dashboard.css"></head>
<body>${body}</body></html>`

const linked = (text: string, to: string | undefined): Html =>
  to === undefined ? html`${text}` : html`<a href="${to}">${text}</a>`

const section = ({
  title,
  fields = [],
  lines = [],
}: DashboardPage['sections'][number]): Html => html`<section>
${title ? html`<h2>${title}</h2>` : ''}
${fields.length > 0 ? html`<dl>${fields.map(({ label, value, to }) => html`<div><dt>${label}</dt><dd>${linked(value, to)}</dd></div>`)}</dl>` : ''}
${lines.length > 0 ? html`<ul>${lines.map(({ text, to }) => html`<li>${linked(text, to)}</li>`)}</ul>` : ''}
</section>`

export const pageHtml = ({ language, title, words, sections }: DashboardPage): Html =>
  frame(
    language,
    title,
    html`<header><a href="/">${words.home}</a>
<form method="post" action="/leave"><button>${words.leave}</button></form></header>
<main><h1>${title}</h1>${sections.map(section)}</main>`,
  )

/** Said before anybody is known, so in both languages. `enter` is where its one button leads. */
export const noticeHtml = (en: string, zh: string, enter?: { to: string; label: string }): Html =>
  frame(
    'en',
    'Anwei',
    html`<main class="notice"><h1>Anwei 安委</h1><p>${en}</p><p lang="zh-Hans">${zh}</p>
${enter ? html`<form method="post" action="${enter.to}"><button>${enter.label}</button></form>` : ''}</main>`,
  )

export const dashboardCss = `:root{color-scheme:light dark;--ground:#fff;--text:#1c2329;--soft:#5a6570;--line:#dde3e8;--accent:#a4262c}
@media(prefers-color-scheme:dark){:root{--ground:#14181c;--text:#e8ecef;--soft:#9aa5af;--line:#2b333a;--accent:#ff8f8f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.75rem 1rem;border-bottom:1px solid var(--line)}
main{max-width:60rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.5rem 0 .5rem}
a{color:var(--accent)}ul{list-style:none;margin:0;padding:0}li{padding:.5rem 0;border-bottom:1px solid var(--line);white-space:pre-line}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.75rem;margin:0}dt{color:var(--soft);font-size:.85rem}dd{margin:0}
button{font:inherit;min-height:2.75rem;padding:.4rem 1rem;border:1px solid var(--line);border-radius:.4rem;background:none;color:inherit;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}.notice{text-align:center;padding-top:4rem}`
