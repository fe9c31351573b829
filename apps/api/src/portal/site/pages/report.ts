import { committeeReportChapters, committeeReportReasons, localDay, type CommitteeReportText } from '@himaya/domain';
import type { PublicReport, PublicReportItem } from '../../../reports';
import { html, type Html, type Part } from '../html';
import { page, root } from '../layout';
import type { SiteWords } from '../words';
import { releaseTable } from './release';

const titleOf = (words: SiteWords, { period }: PublicReportItem): string => words.text('report.title', { year: words.digits(period) });

const issued = (words: SiteWords, { edition, decidedAt }: PublicReportItem): string =>
  [
    words.text('report.edition', { number: words.number(edition) }),
    words.text('report.approved', { day: words.day(localDay(decidedAt)) }),
  ].join(' · ');

export const reportCard = (
  words: SiteWords,
  item: PublicReportItem,
): { readonly href: string; readonly title: Part; readonly text: Part } => ({
  href: `${root}/${words.language}/reports/${item.id}`,
  title: titleOf(words, item),
  text: issued(words, item),
});

/** An annual report to read: its chapters, how far the plan has come, and the tables that it holds. */
export function reportPage(words: SiteWords, report: PublicReport): Html {
  const { id, status, reason, withdrawnReason, stale, hasPaper, texts, lines } = report;
  const { language } = words;
  const axes = lines.flatMap((line) => (line.kind === 'axis' ? [line] : []));
  const releases = lines.flatMap((line) => (line.kind === 'release' ? [line.release] : []));
  return page(words, {
    title: titleOf(words, report),
    path: `/reports/${id}`,
    part: 'reports',
    content: html`<p class="meta">${issued(words, report)}</p>
      ${status === 'superseded' && html`<p class="call">${words.text('report.superseded')}</p>`}
      ${status === 'withdrawn' &&
      withdrawnReason !== null &&
      html`<p class="call">${words.text('report.withdrawn', { reason: words.code(committeeReportReasons, withdrawnReason) })}</p>`}
      ${status === 'approved' && stale && html`<p class="call">${words.text('report.stale')}</p>`}
      ${status === 'approved' &&
      reason !== null &&
      html`<p class="call">${words.text('report.corrects', { reason: words.code(committeeReportReasons, reason) })}</p>`}
      ${status === 'approved' &&
      hasPaper &&
      html`<p><a href="/api/v1/public/v1/committee-reports/${id}/file" type="application/pdf">${words.text('report.pdf')}</a></p>`}
      <article>${texts.map((text) => chapter(words, text))}</article>
      ${axes.length > 0 &&
      html`<h2>${words.text('report.axes')}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.text('report.axis')}</th>
              <th scope="col">${words.text('report.mean')}</th>
            </tr>
          </thead>
          <tbody>
            ${axes.map(
              ({ name, mean }) =>
                html`<tr>
                  <th scope="row">${words.name(name)}</th>
                  <td class="figure">${mean === null ? words.text('report.no-ratio') : words.percent(Math.round(mean * 100))}</td>
                </tr>`,
            )}
          </tbody>
        </table>`}
      ${releases.length > 0 && html`<h2>${words.text('report.tables')}</h2>`}
      ${releases.map(
        (release) =>
          html`${releaseTable(words, release)}
            <p><a href="${root}/${language}/figures/${release.id}">${words.text('figures.how')}</a></p>`,
      )}
      <p><a href="${root}/${language}/reports">${words.text('part.reports')}</a></p>`,
  });
}

/** A chapter that nobody has translated is shown in Arabic, and said to be. */
function chapter(words: SiteWords, text: CommitteeReportText): Html {
  const own = text[words.language].trim();
  const body = own === '' ? text.ar : own;
  const paragraphs = body.split(/\n+/).filter((line) => line.trim() !== '');
  return html`<h2>${words.code(committeeReportChapters, text.chapter)}</h2>
    ${own === '' && html`<p class="quiet">${words.text('report.in-arabic')}</p>`}
    ${paragraphs.map((line) => (own === '' ? html`<p lang="ar" dir="rtl">${line}</p>` : html`<p>${line}</p>`))}`;
}
