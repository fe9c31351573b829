import { localDay, type HelpFacts, type PortalKind, type PortalTexts } from '@himaya/domain';
import { demoAccounts } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';

export const portalTables = ['portal_item', 'portal_revision'] as const;

const day = 24 * 3_600_000;
const account = (username: string): string => demoAccounts.find((one) => one.username === username)!.id;

interface DemoItem {
  readonly name: string;
  readonly kind: PortalKind;
  readonly daysAgo: number;
  readonly published: boolean;
  readonly texts: PortalTexts;
  readonly help?: HelpFacts;
}

const items: readonly DemoItem[] = [
  {
    name: 'training',
    kind: 'activity',
    daysAgo: 12,
    published: true,
    texts: {
      ar: { title: 'دورة لضباط المنافذ الحدودية (مثال مختلق)', body: 'تدرب ضباط من أربع محافظات على التعرف على الضحايا.\n\n## ما تضمنته\n\n- علامات الاستغلال\n- الحديث بأمان مع من قد يكون ضحية\n- الإحالة إلى المساعدة' },
      ckb: { title: 'خولێک بۆ ئەفسەرانی خاڵە سنوورییەکان (نموونەیەکی داهێنراو)', body: 'ئەفسەران لە چوار پارێزگاوە ڕاهێنانیان کرد لەسەر ناسینەوەی قوربانیان.\n\n## ناوەڕۆکی خولەکە\n\n- نیشانەکانی چەوساندنەوە\n- قسەکردنی ئارام لەگەڵ ئەوەی لەوانەیە قوربانی بێت\n- ناردن بۆ یارمەتی' },
      en: { title: 'A course for officers at border crossings (an invented example)', body: 'Officers from four governorates practised recognising victims.\n\n## What it was about\n\n- Signs of exploitation\n- Talking safely with somebody who may be a victim\n- Referring to help' },
    },
  },
  {
    name: 'meeting',
    kind: 'news',
    daysAgo: 30,
    published: true,
    texts: {
      ar: { title: 'اجتماع التقييم نصف السنوي (مثال مختلق)', body: 'ناقشت اللجنة ما أُنجز من الخطة الوطنية وما تأخر منها.' },
      ckb: { title: 'کۆبوونەوەی هەڵسەنگاندنی نیوساڵانە (نموونەیەکی داهێنراو)', body: 'لیژنە گفتوگۆی لەسەر ئەوە کرد کە لە پلانی نیشتمانی جێبەجێ کراوە و ئەوەی دواکەوتووە.' },
      en: { title: 'The half-yearly evaluation meeting (an invented example)', body: 'The committee discussed what of the national plan was done and what was late.' },
    },
  },
  {
    name: 'report',
    kind: 'annual-report',
    daysAgo: 300,
    published: true,
    texts: {
      ar: { title: 'التقرير السنوي (مثال مختلق)', body: 'ملخص ما قامت به جهات اللجنة خلال السنة. الأرقام المحمية في صفحة الأرقام المنشورة.' },
      ckb: { title: 'ڕاپۆرتی ساڵانە (نموونەیەکی داهێنراو)', body: 'پوختەی ئەوەی لایەنەکانی لیژنە لە ماوەی ساڵەکەدا کردوویانە. ژمارە پارێزراوەکان لە لاپەڕەی ژمارە بڵاوکراوەکاندان.' },
      en: { title: 'The annual report (an invented example)', body: 'A summary of what the committee’s bodies did in the year. Protected figures are on the page of released figures.' },
    },
  },
  {
    name: 'helpline',
    kind: 'help',
    daysAgo: 20,
    published: true,
    help: { phones: ['0000'], governorates: [], days: 'every-day', opens: null, closes: null, languages: ['ar', 'ckb', 'en', 'bn', 'tl'], free: true, audiences: ['everybody'] },
    texts: {
      ar: { title: 'خط المساعدة الوطني (مثال مختلق)', body: 'رقم مختلق: لا يجيب عليه أحد. تُكتب هنا الأرقام الحقيقية قبل فتح البوابة.' },
      ckb: { title: 'هێڵی نیشتمانیی یارمەتی (نموونەیەکی داهێنراو)', body: 'ژمارەیەکی داهێنراوە: کەس وەڵامی ناداتەوە. ژمارە ڕاستەقینەکان پێش کردنەوەی دەروازەکە لێرە دەنووسرێن.' },
      en: { title: 'National helpline (an invented example)', body: 'An invented number: nobody answers it. The real ones are written here before the portal opens.' },
    },
  },
  {
    name: 'children',
    kind: 'help',
    daysAgo: 210,
    published: true,
    help: { phones: ['+964 000 000 0001'], governorates: ['basra', 'dhi-qar'], days: 'sunday-thursday', opens: '08:00', closes: '15:00', languages: ['ar', 'fa'], free: false, audiences: ['children', 'women'] },
    texts: {
      ar: { title: 'مكتب حماية الطفل والأسرة (مثال مختلق)', body: 'مكتب مختلق في البصرة. يمكن الحضور دون موعد.' },
      ckb: { title: 'نووسینگەی پاراستنی منداڵ و خێزان (نموونەیەکی داهێنراو)', body: 'نووسینگەیەکی داهێنراو لە بەسرە. دەتوانرێت بێ ژوان سەردانی بکرێت.' },
      en: { title: 'Office for the protection of children and families (an invented example)', body: 'An invented office in Basra. No appointment is needed.' },
    },
  },
  {
    name: 'draft',
    kind: 'news',
    daysAgo: 1,
    published: false,
    texts: {
      ar: { title: 'مسودة خبر (مثال مختلق)', body: 'نص لم يكتمل بعد.' },
      ckb: { title: '', body: '' },
      en: { title: '', body: '' },
    },
  },
]; // prettier-ignore

/** What the secretariat wrote for the public and the chair let out, and a draft; all invented. */
export function portalRows(now: Date): Record<(typeof portalTables)[number], Row[]> {
  const writer = account('secretariat-analyst');
  const made = items.map(({ name, kind, daysAgo, published, texts, help = null }) => {
    const at = new Date(now.getTime() - daysAgo * day);
    const on = localDay(at);
    const id = demoId<string>('portal-item', name);
    const item = { id, kind, revision: 1, day: on, changed_at: at };
    const revision = { item_id: id, revision: 1, day: on, texts, help, written_by: writer, written_at: at };
    return published
      ? {
          item: { ...item, version: 3, status: 'published', public_revision: 1, public_day: on },
          revision: { ...revision, proposed_by: writer, published_by: account('committee-chair'), published_at: at },
        }
      : {
          item: { ...item, version: 1, status: 'draft', public_revision: null, public_day: null },
          revision: { ...revision, proposed_by: null, published_by: null, published_at: null },
        };
  });
  return { portal_item: made.map(({ item }) => item), portal_revision: made.map(({ revision }) => revision) };
}
