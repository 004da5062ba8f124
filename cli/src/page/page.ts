import { createHash } from 'crypto';
import * as fs from 'fs';
import { encode } from './encode';
import { STYLE } from './style';
import { thousands, type AccessReport } from '../analyzer';
import { groupsOf } from '../findings/groups';
import { Readable } from '../judge';
import { packageFile } from '../package-file';
import { Section, sectionsOf } from '../report/sections';
import { safeJson } from '../text/safe';

const CLIENT = packageFile('lib', 'page', 'client.js');
/** A longer table is for programs. */
const MOST_ROWS = 500;

/** One file that needs no network: it contains style, data and script, and its policy allows nothing else. */
export function pageOf(report: AccessReport, { model, lines }: Readable): string {
  const data = safeJson(JSON.stringify(encode(report, groupsOf(model.findings, lines)))).replace(/</g, '\\u003c');
  // The bundler writes the control character of its placeholder as it is.
  const script = safeJson(fs.readFileSync(CLIENT, 'utf8')).trim().replace(/<\/script/g, '<\\/script');
  const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(STYLE)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Access</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Who can reach which cluster</h1>
<p id="summary"></p>
</header>
<main>
<section class="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">Clusters and consumers</h2>
<div class="tools">
<label>Search <input id="search" type="search" placeholder="cluster, right, consumer" autocomplete="off" spellcheck="false"></label>
<label>State <select id="state">
<option value="">any</option><option value="broken">broken</option><option value="unknown">unknown</option>
<option value="complete">complete</option></select></label>
<label>Consumer <select id="consumer"><option value="">all</option></select></label>
<label class="check"><input id="alike" type="checkbox" checked> group clusters with the same access</label>
</div>
<p id="count" role="status"></p>
<p class="hint" id="keys">Arrow keys move through the table, Enter opens an access path or a group, Escape returns to the table.</p>
<div class="scroll" id="scroll">
<table id="table" role="grid" aria-labelledby="matrix-title" aria-describedby="keys"><thead></thead><tbody></tbody></table>
</div>
</section>
<aside>
<section id="path" aria-labelledby="path-title">
<h2 id="path-title" tabindex="-1">Access path</h2>
<div id="path-body"><p>Choose a cell of the table to see the access path from the consumer to the cluster, step by step.</p></div>
</section>
<section aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2><div id="findings"></div></section>
</aside>
<section class="more" aria-label="Tokens and hub identities">
${sectionsOf(report).slice(report.consumers.length > 0 ? 1 : 0).map(sectionHtml).join('\n')}
</section>
</main>
<noscript><p>The table needs JavaScript, which is part of this file. ocm-access report --format markdown shows the same without it.</p></noscript>
<script id="data" type="application/json">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function sectionHtml({ title, description, head, rows }: Section, i: number): string {
  const shown = rows.slice(0, MOST_ROWS);
  return `<h2 id="section-${i}">${escape(title)}</h2>
<p>${escape(description)}</p>
<div class="wide" tabindex="0" role="region" aria-labelledby="section-${i}"><table>
<thead><tr>${head.map(cell => `<th scope="col">${escape(cell)}</th>`).join('')}</tr></thead>
<tbody>${shown.map(row => `<tr>${row.map(cell => `<td>${cell.text.split('\n').map(escape).join('<br>')}</td>`).join('')}</tr>`).join('\n')}</tbody>
</table></div>${shown.length < rows.length ? `\n<p>and ${thousands(rows.length - shown.length)} more rows, listed in --format json.</p>` : ''}`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
