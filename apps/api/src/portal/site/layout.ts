import { interfaceLanguages, type InterfaceLanguage } from '@himaya/domain';
import { html, Html, type Part } from './html';
import { stylesheet } from './stylesheet';
import { SiteWords } from './words';

export const root = '/portal';
/** The portal's own parts, in the order of its menu; each is the path of its page. */
export const parts = ['plan', 'figures', 'news', 'reports', 'law', 'rights', 'help', 'concern'] as const;
export type PortalPart = (typeof parts)[number];

export interface PageParts {
  readonly title: string;
  /** The path below the language: `/plan/2`; empty for the first page. */
  readonly path: string;
  readonly part: PortalPart | null;
  readonly content: Html;
  /** False for what exists in no other language: a page that is not there, an answer to a form. */
  readonly elsewhere?: boolean;
}

interface DocumentParts {
  readonly language: string;
  readonly direction: 'rtl' | 'ltr';
  readonly title: string;
  readonly description: string;
  /** The same in other languages. */
  readonly links: readonly { readonly language: string; readonly href: string }[];
  readonly body: Html;
}

/** The frame of every page: no script, no cookie, one style sheet. */
export const document = ({ language, direction: way, title, description, links, body }: DocumentParts): Html =>
  html`${Html.of('<!doctype html>')}
    <html lang="${language}" dir="${way}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <link rel="stylesheet" href="${stylesheet.path}" />
        <link rel="icon" href="${root}/assets/mark.svg" type="image/svg+xml" />
        ${links.map(({ language: other, href }) => html`<link rel="alternate" hreflang="${other}" href="${href}" /> `)}
      </head>
      <body>
        ${body}
      </body>
    </html> `;

const own: Readonly<Record<InterfaceLanguage, string>> = { ar: 'العربية', ckb: 'کوردی', en: 'English' };
const direction = (language: InterfaceLanguage): 'rtl' | 'ltr' => (language === 'en' ? 'ltr' : 'rtl');

/** One whole page in a language of the house, with the portal's menu. */
export function page(words: SiteWords, { title, path, part, content, elsewhere = true }: PageParts): Html {
  const { language } = words;
  const t = (key: string): string => words.text(key);
  const here = (other: InterfaceLanguage): string => `${root}/${other}${elsewhere ? path : ''}`;
  const first = part === null && path === '';
  return document({
    language,
    direction: direction(language),
    title: first ? t('site.name') : `${title} – ${t('site.name')}`,
    description: t('site.about'),
    links: elsewhere
      ? [...interfaceLanguages.map((other) => ({ language: other, href: here(other) })), { language: 'x-default', href: here('ar') }]
      : [],
    body: html`<a class="skip" href="#content">${t('site.skip')}</a>
      <header class="top">
        <a class="exit" href="about:blank" rel="noreferrer">${t('site.exit')}</a>
        <a class="brand" href="${root}/${language}"><strong>${t('site.name')}</strong><span>${t('site.owner')}</span></a>
        <ul class="languages" aria-label="${t('site.languages')}">
          ${interfaceLanguages.map(
            (other) =>
              html`<li>
                <a
                  href="${here(other)}"
                  lang="${other}"
                  hreflang="${other}"
                  dir="${direction(other)}"
                  ${other === language && html` aria-current="true"`}
                  >${own[other]}</a
                >
              </li>`,
          )}
        </ul>
        <nav aria-label="${t('site.menu')}">
          <ul class="menu">
            ${parts.map(
              (one) =>
                html`<li><a href="${root}/${language}/${one}" ${one === part && html` aria-current="page"`}>${t(`part.${one}`)}</a></li>`,
            )}
          </ul>
        </nav>
      </header>
      <main id="content" tabindex="-1">
        <h1>${title}</h1>
        ${content}
      </main>
      <footer class="bottom">
        <p class="danger">${t('site.danger')}</p>
        <p>${t('site.privacy')}</p>
      </footer>`,
  });
}

/** A list of links to what is told elsewhere. */
export const cards = (items: readonly { readonly href: string; readonly title: Part; readonly text: Part }[]): Html =>
  html`<ul class="cards">
    ${items.map(
      ({ href, title, text }) =>
        html`<li>
          <a href="${href}">${title}</a>
          <p>${text}</p>
        </li>`,
    )}
  </ul>`;

export const nothing = (text: string): Html => html`<p class="nothing">${text}</p>`;
