import { describe, expect, test } from 'vitest';
import { cleanHtml } from '#worker/clean-html.ts';
import { textOfHtml } from '#worker/html-text.ts';

const readings = { text: textOfHtml, layout: cleanHtml };

describe.for(Object.entries(readings))('HC-63: what was hidden is not in the %s', ([, read]) => {
  test.for([
    'display:none',
    'DISPLAY : NONE !important',
    'display/**/:none',
    'd\\69splay:none',
    'visibility:hidden',
    'opacity:.01',
    'filter:alpha(opacity=0)',
    'font-size:0.1pt',
    'font:0/0 a',
    'font: 1px/1px Arial',
    'text-indent:-9999px',
    'position:absolute;left:-9999px',
    'margin-left:-200em',
    'clip: rect(1px,1px,1px,1px)',
    'clip-path:inset(50%)',
    'max-height:0; overflow : hidden',
    'width:1px;height:1px;overflow:hidden',
    'transform:scale(0)',
    'mso-hide:all',
    'color:transparent',
    'color:rgba(0, 0, 0, 0)',
    'color:rgb(0 0 0 / 0)',
  ])('by %s', (style) => {
    expect(read(`<p>Voor</p><div style="${style}">geheim <b>ook</b></div><p>na.</p>`)).not.toMatch(/geheim|ook/);
    expect(read(`<style>p.x, .y { ${style} }</style><p class="a y">geheim</p><p>na.</p>`)).not.toContain('geheim');
  });

  test.for([
    '<div hidden>geheim</div>',
    '<template>geheim</template>',
    '<noscript>geheim</noscript>',
    '<!--[if mso]>geheim<![endif]-->',
    '<style>@media all{#x{display:none}}</style><p id="x">geheim</p>',
    '<style>@import "x"; <!-- .X {display:none} --></style><p class="X">geheim</p>',
    '<img alt="geheim" hidden>',
    '<a href="https://kwaad.example/" style="display:none">geheim</a>',
  ])('by %s', (html) => {
    expect(read(`${html}<p>na.</p>`)).not.toContain('geheim');
  });
});

describe.for(Object.entries(readings))('what was to be read is in the %s', ([, read]) => {
  test.for([
    'font-size:1em',
    'font-size:0.9em',
    'font-size:1.0rem',
    'font:10px Arial',
    'font:bold .9em/1.2 Arial',
    'height:0',
    'overflow:hidden;max-width:1cm',
    'margin-left:-18.0pt;text-indent:-18.0pt',
    'color:rgb(0,0,0)',
    'color:#ff0000',
    'opacity:100%',
    'clip:auto;clip-path:none',
    'transform:translate(0,0) scale(1)',
    'color:white;background:white',
  ])('with %s', (style) => {
    expect(read(`<div style="${style}">woorden</div>`)).toContain('woorden');
  });

  test.for([
    '<style>@media (max-width:600px){.m{display:none}}@media print{.m{display:none}}</style><p class="m">woorden</p>',
    '<style>.m{display:none}</style><p class="m" style="display:block">woorden</p>',
    '<style>.a .b{display:none}</style><p class="b">woorden</p>',
  ])('with %s', (html) => {
    expect(read(html)).toContain('woorden');
  });
});

test('HC-63: nothing is loaded, run, sent or followed', () => {
  const address = 'https://kwaad.example/x';
  const html = `<base href="${address}"><link rel="stylesheet" href="${address}"><meta http-equiv="refresh" content="0;url=${address}">
    <style>@import url(${address});</style><body background="${address}"><img src="${address}" srcset="${address} 2x" onerror="x()">
    <picture><source srcset="${address}"></picture><video poster="${address}"></video><svg><use href="${address}"/></svg>
    <iframe src="${address}" srcdoc="<script>x()</script>"></iframe><object data="${address}"></object><embed src="${address}">
    <form action="${address}"><button formaction="${address}">Knop</button></form><td style="background:url(${address})">Cel</td>`;
  expect(cleanHtml(html)).toMatch(/^[^=]*Knop[^=]*Cel[^=]*$/);
});

describe('tags within tags within tags, a megabyte of them', () => {
  test.for([
    ['never closed', '<div>'.repeat(190_000)],
    ['in tables', '<table><tr><td>'.repeat(66_000)],
    ['unknown', '<x>'.repeat(300_000)],
    ['hidden in their style', '<div style="display:none">'.repeat(38_000)],
  ])('%s: the words are still read', ([, deep]) => {
    expect(textOfHtml(`<p>Mijn klacht.</p>${deep}Diep &amp; donker.`)).toBe('Mijn klacht.\n\nDiep & donker.');
    expect(cleanHtml(`<p>Mijn klacht.</p>${deep}Diep.`)).toBe('');
  });

  test('or rules within rules', () => {
    const sheet = `${'@media all{'.repeat(40_000)}${'.x{opacity:0}'.repeat(10)}${'}'.repeat(400_000)}`;
    expect(textOfHtml(`<style>${sheet}</style><p>Mijn klacht.</p>`)).toBe('Mijn klacht.');
  });

  test('and blanks in cells', () => {
    expect(textOfHtml(`<p>Mijn klacht.</p>${'<td> </td>'.repeat(90_000)}<p>Einde.</p>`)).toBe('Mijn klacht.\n\nEinde.');
  });
});
