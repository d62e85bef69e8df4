import { askForFeed } from '../feed-check/ask-for-feed.mjs';
import { checkFeed, schemaFiles } from '../feed-check/check-feed.mjs';
import { byId } from '../page-tools/dom.mjs';
import { faultOfAddress } from './allowed.mjs';
import { showFindings, summarize } from './report.mjs';

/** Gives what checks a feed and tells beside its address how it is; a later check ends an earlier one. */
export async function createFeedStatus(allowed) {
  const schemas = await loadSchemas();
  let latest = new AbortController();

  return async function check(src) {
    latest.abort();
    const { signal } = (latest = new AbortController());
    const fault = faultOfAddress(src, allowed, location.href);
    if (fault) return tell({ fault });
    byId('src-status').textContent = 'Reading the feed…';
    try {
      const base = new URL(src, location.href).href;
      const { json, fault } = await askForFeed(base, { signal });
      return tell(fault ? { fault } : checkFeed(json, { schemas, base }));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
}

function tell({ fault, ...report }) {
  const { findings = [] } = report;
  byId('src').setAttribute('aria-invalid', String(!!fault));
  byId('src-status').classList.toggle('error', !!fault);
  byId('src-status').textContent = fault ?? summarize(report);
  showFindings(byId('findings'), findings);
  byId('no-findings').hidden = !!fault || findings.length > 0;
  byId('not-read').hidden = !fault;
}

async function loadSchemas() {
  const read = async file => [file, await (await fetch(`schema/${file}`)).json()];
  return Object.fromEntries(await Promise.all(schemaFiles.map(read)));
}
