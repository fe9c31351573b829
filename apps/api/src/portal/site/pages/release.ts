import { localDay, releaseFormats, type PublishedRelease, type ReleaseDimension } from '@himaya/domain';
import { chart } from '../chart';
import { html, type Html } from '../html';
import { page, root } from '../layout';
import type { SiteWords } from '../words';
import { brokenDown } from './figures';

type Place = Partial<Record<string, string>>;

const figureAt = ({ cells }: PublishedRelease, at: Place): number | null | undefined =>
  cells.find(
    (cell) =>
      Object.keys(cell.at).length === Object.keys(at).length &&
      Object.entries(at).every(([id, one]) => cell.at[id as keyof typeof cell.at] === one),
  )?.figure;

/** All places of some dimensions, totals first: `{}` for the whole. */
const placesOf = (dimensions: readonly ReleaseDimension[]): Place[] =>
  dimensions.reduce<Place[]>(
    (places, { id, categories }) => places.flatMap((place) => [place, ...categories.map((category) => ({ ...place, [id]: category }))]),
    [{}],
  );

/** One release: its table, a chart of its first dimension, how it was made safe, and what became of it. */
export function releasePage(words: SiteWords, release: PublishedRelease): Html {
  const { measure, period, dimensions, method, bodies, status, reason, corrects, publishedAt, revision, id } = release;
  const t = (key: string, values?: Record<string, string>): string => words.text(key, values);
  const [first] = dimensions;
  const bars =
    first === undefined
      ? []
      : first.categories.flatMap((category) => {
          const figure = figureAt(release, { [first.id]: category });
          return figure === undefined ? [] : [{ label: words.category(first.words, category), figure }];
        });
  return page(words, {
    title: `${measure.name[words.language]} – ${words.period(period.id)}`,
    path: `/figures/${id}`,
    part: 'figures',
    content: html`<p>${brokenDown(words, release)} · ${t(`statistics-counts.${measure.counts}`)}</p>
      <p class="meta">
        ${t('figures.published-on', { day: words.day(localDay(new Date(publishedAt))) })} ·
        ${t('figures.issue', { number: words.number(revision) })}
      </p>
      ${status === 'superseded' && html`<p class="call">${t('figures.superseded-note')}</p>`}
      ${status === 'withdrawn' &&
      html`<p class="call">
        ${t('figures.withdrawn-note')}${reason !== null && ` ${t('figures.reason', { reason: t(`release-reason.${reason}`) })}`}
      </p>`}
      ${status !== 'withdrawn' &&
      corrects !== null &&
      html`<p class="call">
        <a href="${root}/${words.language}/figures/${corrects}">${t('figures.corrects')}</a>${reason !== null &&
        ` ${t('figures.reason', { reason: t(`release-reason.${reason}`) })}`}
      </p>`}
      ${release.cells.length > 0 &&
      html`${bars.length > 0 &&
        first !== undefined &&
        html`<h2>${t('figures.chart')}</h2>
          ${chart(words, bars, t('figures.chart-label', { by: t(`statistics-dimension.${first.id}`) }))}`}
        <h2>${t('figures.table')}</h2>
        ${releaseTable(words, release)}`}
      <h2>${t('figures.how')}</h2>
      <dl>
        <dt>${t('figures.definition')}</dt>
        <dd>
          ${words.name(measure.definition)}
          <span class="quiet">${t('figures.version', { version: words.number(measure.version), since: words.day(measure.since) })}</span>
        </dd>
        <dt>${t('figures.protection')}</dt>
        <dd>
          ${t(method.rounding === 'controlled' ? 'figures.method-together' : 'figures.method', {
            base: words.number(method.base),
            threshold: words.number(method.threshold),
          })}
        </dd>
        <dt>${t('figures.coverage')}</dt>
        <dd>${t('figures.bodies', { bodies: words.number(bodies) })}</dd>
        <dt>${t('figures.next')}</dt>
        <dd>${t('figures.next-issue', { day: words.day(dayAfterNext(period)) })}</dd>
      </dl>
      <p>
        <a href="/api/v1/public/v1/releases/${id}" type="application/json">${t('figures.json')}</a>${status !== 'withdrawn' &&
        releaseFormats.codes.map(
          (format) =>
            html` ·
              <a href="/api/v1/public/v1/releases/${id}/file?format=${format}&amp;language=${words.language}">${format.toUpperCase()}</a>`,
        )}
      </p>
      <p><a href="${root}/${words.language}/figures">${t('part.figures')}</a></p>`,
  });
}

/** The day after the period of the same length that follows. @param period its `to` is the first day of its last month */
function dayAfterNext({ from, to }: PublishedRelease['period']): string {
  const number = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const after = number(to) + 1 + (number(to) - number(from) + 1);
  return `${Math.floor(after / 12)}-${String((after % 12) + 1).padStart(2, '0')}-01`;
}

/** Every cell of a release, down and across. */
export function releaseTable(words: SiteWords, release: PublishedRelease): Html {
  const across = release.dimensions.length > 1 ? release.dimensions.at(-1) : undefined;
  const down = across === undefined ? release.dimensions : release.dimensions.slice(0, -1);
  const all = words.text('statistics.all');
  const columns: (string | null)[] = across === undefined ? [null] : [null, ...across.categories];
  const nameOf = (dimension: ReleaseDimension, category: string | undefined): string =>
    category === undefined ? all : words.category(dimension.words, category);
  const heading = (id: string): string => words.text(`statistics-dimension.${id}`);
  const rows = placesOf(down).map((place) => {
    const cells = columns.map((category) => {
      const figure = figureAt(release, category === null || across === undefined ? place : { ...place, [across.id]: category });
      if (figure === undefined) return html`<td class="held">–</td>`;
      return figure === null
        ? html`<td class="held">${words.text('figure-sign.held')}</td>`
        : html`<td class="figure">${words.number(figure)}</td>`;
    });
    const names =
      down.length === 0 ? html`<th scope="row">${all}</th>` : down.map((one) => html`<th scope="row">${nameOf(one, place[one.id])}</th>`);
    return html`<tr>
      ${names}${cells}
    </tr> `;
  });
  const head = html`<tr>
    ${down.length === 0
      ? html`<th scope="col">${words.text('figures.total')}</th>`
      : down.map(({ id }) => html`<th scope="col">${heading(id)}</th>`)}${columns.map(
      (category) =>
        html`<th scope="col">
          ${across === undefined ? words.text(`statistics-counts.${release.measure.counts}`) : nameOf(across, category ?? undefined)}
        </th>`,
    )}
  </tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.text('figures.table')}">
    <table>
      <caption>
        ${words.name(release.measure.name)},
        ${words.period(release.period.id)}${across !== undefined && ` – ${words.text('figures.across', { dimension: heading(across.id) })}`}
      </caption>
      <thead>
        ${head}
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
