import { Inject, Injectable } from '@nestjs/common';
import {
  chaptersOf,
  committeeReportChapters,
  committeeReportKinds,
  committeeReportReasons,
  type ActivityLine,
  type AxisLine,
  type CommitteeReportLine,
  type Outcome,
} from '@himaya/domain';
import { PaperWords, templateOf } from '../papers';
import { CONFIG, type Config } from '../platform/config/config';
import { Printer } from '../platform/print/printer';
import { releaseSheet } from '../releases';
import type { ReportRow } from './report.store';

interface Table {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly { readonly total: boolean; readonly cells: readonly string[] }[];
}

/** Sets a report in Arabic for print. It says no time: the same frozen version gives the same bytes, which are what is signed. */
@Injectable()
export class PrintReport {
  constructor(
    private readonly printer: Printer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(report: ReportRow, lines: readonly CommitteeReportLine[]): Promise<Outcome<Buffer>> {
    const words = PaperWords.in('ar');
    const { id, kind, edition, reason, letterNumber, letterDate, texts } = report;
    const made = [
      words.text('paper.committee-edition', { edition: words.number(edition) }),
      ...(reason === null ? [] : [words.code(committeeReportReasons, reason)]),
      ...(letterNumber === null || letterDate === null
        ? []
        : [words.text('paper.committee-letter', { number: words.digitsOf(letterNumber), date: words.date(letterDate) })]),
    ];
    return this.printer.print(templateOf('committee-report'), {
      language: words.language,
      rtl: words.rtl,
      digits: words.digits,
      product: words.text('paper.product'),
      title: `${words.code(committeeReportKinds, kind)} · ${reportPeriodName(words, report)}`,
      made: made.join(' · '),
      mark: [],
      notice: words.text(kind === 'annual' ? 'paper.committee-notice-annual' : 'paper.committee-notice'),
      check: {
        label: words.text('paper.committee-number'),
        code: id,
        address: kind === 'annual' ? `${this.config.publicOrigin}/portal/ar/reports` : '',
      },
      page: words.text('paper.page-of').split('|'),
      chapters: chaptersOf(kind).map((chapter) => ({
        title: words.code(committeeReportChapters, chapter),
        paragraphs: (texts.find((text) => text.chapter === chapter)?.ar ?? '').split(/\n+/).filter((line) => line.trim() !== ''),
      })),
      tables: tablesOf(words, kind === 'annual', lines),
    });
  }
}

const percent = (words: PaperWords, ratio: number | null): string =>
  ratio === null ? words.text('paper.committee-no-ratio') : `${words.number(Math.round(ratio * 100))}٪`;

export function reportPeriodName(words: PaperWords, { period }: Pick<ReportRow, 'period'>): string {
  const [, year = '', quarter] = /^(\d{4})-Q(\d)$/.exec(period) ?? [];
  return quarter === undefined
    ? words.date(period)
    : words.text('paper.quarter', { quarter: words.digitsOf(quarter), year: words.digitsOf(year) });
}

function tablesOf(words: PaperWords, isPublic: boolean, lines: readonly CommitteeReportLine[]): Table[] {
  const t = (key: string): string => words.text(`paper.committee-${key}`);
  const members = lines.flatMap((line) => (line.kind === 'members' ? [line] : []));
  const axes = lines.flatMap((line) => (line.kind === 'axis' ? [line] : []));
  const activities = lines.flatMap((line) => (line.kind === 'activity' ? [line] : []));
  const releases = lines.flatMap((line) => (line.kind === 'release' ? [line.release] : []));
  return [
    ...whenAny(members, {
      title: t('members'),
      headings: [t('month'), t('due'), t('on-time'), t('late'), t('missing')],
      lines: members.map(({ month, ...line }) =>
        row([words.date(month.slice(0, 7)), ...[line.due, line.onTime, line.late, line.missing].map((count) => words.number(count))]),
      ),
    }),
    ...whenAny(axes, {
      title: t('axes'),
      headings: [t('month'), t('axis'), t('mean')],
      lines: axes.map((line: AxisLine) =>
        row([words.date(line.month.slice(0, 7)), `${words.number(line.axis)}. ${words.name(line.name)}`, percent(words, line.mean)]),
      ),
    }),
    ...whenAny(activities, {
      title: t('activities'),
      headings: [t('activity'), ...(isPublic ? [] : [t('target'), t('reached')]), t('ratio')],
      lines: activities.map((line: ActivityLine) =>
        row([
          `${words.number(line.axis)}-${words.number(line.number)} ${words.name(line.title)}`,
          ...(isPublic ? [] : [line.target, line.reached].map((count) => (count === null ? '–' : words.grouped(count)))),
          percent(words, line.ratio),
        ]),
      ),
    }),
    ...releases.map((release): Table => {
      const sheet = releaseSheet(words, release);
      return {
        title: sheet.title,
        headings: sheet.headings,
        lines: sheet.lines.map(({ codes, words: cells, figure }) => ({
          total: codes.includes(null) || codes.length === 0,
          cells: [...cells, figure === null ? words.text('figure-sign.held') : words.grouped(figure)],
        })),
      };
    }),
  ];
}

const row = (cells: readonly string[]) => ({ total: false, cells });
const whenAny = (lines: readonly unknown[], table: Table): Table[] => (lines.length === 0 ? [] : [table]);
