import type { InterfaceLanguage } from '@himaya/domain';
import type { Outgoing } from './carrier';

/** What a reader is told outside the house, in their language: how many, and where to sign in. */
interface Words {
  readonly direction: 'rtl' | 'ltr';
  readonly digits: string;
  readonly subject: (count: string) => string;
  readonly notices: (count: string) => string;
  readonly open: string;
  readonly why: string;
  readonly codeSubject: string;
  readonly code: (code: string) => string;
  readonly notYou: string;
}

const words: Readonly<Record<InterfaceLanguage, Words>> = {
  ar: {
    direction: 'rtl',
    digits: 'ar-IQ-u-nu-arab',
    subject: (count) => `حماية: إشعارات جديدة (${count})`,
    notices: (count) => `عدد إشعاراتك الجديدة: ${count}`,
    open: 'سجّل الدخول لقراءتها',
    why: 'لا تذكر هذه الرسالة أي تفاصيل عمدًا. يمكنك تغيير ما يصلك من صفحة الإشعارات.',
    codeSubject: 'حماية: رمز التأكيد',
    code: (code) => `رمز تأكيد هذا العنوان: ${code}`,
    notYou: 'الرمز صالح لساعة واحدة. إن لم تطلبه فتجاهل هذه الرسالة.',
  },
  ckb: {
    direction: 'rtl',
    digits: 'ar-IQ-u-nu-arab',
    subject: (count) => `حیمایە: ئاگادارکردنەوەی نوێ (${count})`,
    notices: (count) => `ژمارەی ئاگادارکردنەوە نوێیەکانت: ${count}`,
    open: 'بچۆ ژوورەوە بۆ خوێندنەوەیان',
    why: 'ئەم نامەیە بە ئەنقەست هیچ وردەکارییەک ناڵێت. لە پەڕەی ئاگادارکردنەوەکان دەتوانیت ئەوەی پێت دەگات بیگۆڕیت.',
    codeSubject: 'حیمایە: کۆدی دڵنیاکردنەوە',
    code: (code) => `کۆدی دڵنیاکردنەوەی ئەم ناونیشانە: ${code}`,
    notYou: 'کۆدەکە یەک کاتژمێر کاردەکات. ئەگەر تۆ داوات نەکردووە، پشتگوێی بخە.',
  },
  en: {
    direction: 'ltr',
    digits: 'en',
    subject: (count) => `Himaya: new notifications (${count})`,
    notices: (count) => `New notifications for you: ${count}`,
    open: 'Sign in to read them',
    why: 'This message says no more on purpose. What reaches you, you can change on the notifications page.',
    codeSubject: 'Himaya: confirmation code',
    code: (code) => `The code that confirms this address: ${code}`,
    notYou: 'The code holds for one hour. If you did not ask for it, leave this message alone.',
  },
};

/** A mail's parts. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const most = 50;

/** @param signInUrl where the reader signs in; the one link there is */
export function mailWords({ language, content }: Outgoing, signInUrl: string): MailWords {
  const w = words[language];
  const lines = content.purpose === 'notices' ? [w.notices(countOf(content.count, w)), w.why] : [w.code(content.code), w.notYou];
  const subject = content.purpose === 'notices' ? w.subject(countOf(content.count, w)) : w.codeSubject;
  return {
    subject,
    text: `${lines[0]}\n\n${content.purpose === 'notices' ? `${w.open}: ${signInUrl}\n\n` : ''}${lines[1]}\n`,
    html: [
      `<!doctype html><html lang="${language}" dir="${w.direction}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
      `<body dir="${w.direction}"><p><strong>${escaped(lines[0] ?? '')}</strong></p>`,
      content.purpose === 'notices' ? `<p><a href="${escaped(signInUrl)}">${escaped(w.open)}</a></p>` : '',
      `<p>${escaped(lines[1] ?? '')}</p></body></html>`,
    ].join(''),
  };
}

/** A text message: one part where the language's script allows it (70 characters of UCS-2), and no link for phones that preview it. */
export function smsWords({ language, content }: Outgoing): string {
  const w = words[language];
  return content.purpose === 'notices' ? w.subject(countOf(content.count, w)) : w.code(content.code);
}

function countOf(count: number, { digits }: Words): string {
  const number = new Intl.NumberFormat(digits).format(Math.min(count, most));
  return count > most ? `${number}+` : number;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
