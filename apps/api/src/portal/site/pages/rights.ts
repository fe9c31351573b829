import { portalDirection, portalLanguages, rightsTexts, type PortalLanguage, type PortalTexts } from '@himaya/domain';
import { intro } from '../blocks';
import { html, type Html } from '../html';
import { document, page, root } from '../layout';
import { pagesFor, rightsSheet, sentencesOf } from '../rights-sheets';
import type { SiteWords } from '../words';

/** Every language by its own name, in its own script. @param here the one that is being read */
const languageLinks = (here: PortalLanguage): Html =>
  html`<ul class="menu tongues">
    ${portalLanguages.map(
      (one) =>
        html`<li>
          <a
            href="${root}/rights/${one}"
            lang="${one}"
            hreflang="${one}"
            dir="${portalDirection(one)}"
            ${one === here && html` aria-current="true"`}
            >${rightsSheet(one).name}</a
          >
        </li>`,
    )}
  </ul>`;

const sentences = (language: PortalLanguage): Html => {
  const sheet = rightsSheet(language);
  return html`<p>${sheet.lead}</p>
    <ol>
      ${sentencesOf(sheet).map((one) => html`<li>${one}</li>`)}
    </ol>`;
};

/** The rights in plain words, the way to every other language, and the list of the national strategy that they are of. */
export function rightsPage(words: SiteWords, own: PortalTexts | null): Html {
  const { language } = words;
  const listed = rightsTexts[language];
  return page(words, {
    title: words.text('part.rights'),
    path: '/rights',
    part: 'rights',
    content: html`<p>${words.text('about.rights')}</p>
      ${intro(own, language)}
      <nav aria-labelledby="tongues">
        <h2 id="tongues">${words.text('rights.languages')}</h2>
        ${languageLinks(language)}
      </nav>
      <section class="panel field">
        <h2>${rightsSheet(language).title}</h2>
        ${sentences(language)}
      </section>
      ${listed !== null &&
      html`<section class="panel field">
        <h2>${words.text('rights.strategy')}</h2>
        <ol>
          ${listed.rights.map((one) => html`<li>${one}</li>`)}
        </ol>
      </section>`}`,
  });
}

/** A page of one language alone, for somebody who reads no other: their rights, where to go, and how to leave. */
export function rightsSheetPage(language: PortalLanguage): Html {
  const sheet = rightsSheet(language);
  const pages = pagesFor(language);
  const marked =
    pages === language ? null : html` <span lang="${pages}" dir="${portalDirection(pages)}">(${rightsSheet(pages).name})</span>`;
  return document({
    language,
    direction: portalDirection(language),
    title: `${sheet.title} – ${sheet.name}`,
    description: sheet.lead,
    links: portalLanguages.map((one) => ({ language: one, href: `${root}/rights/${one}` })),
    body: html`<header class="top">
        <a class="exit" href="about:blank" rel="noreferrer">${sheet.exit}</a>
        <a class="brand" href="${root}/${pages}" lang="en"><strong>Himaya</strong></a>
        <a href="#tongues">${sheet.others}</a>
      </header>
      <main id="content">
        <h1>${sheet.title}</h1>
        <p class="call">${sheet.danger}</p>
        ${sentences(language)}
        <h2>${sheet.help}</h2>
        <ul class="plain">
          <li><a href="${root}/${pages}/help">${sheet.help}</a>${marked}</li>
          <li><a href="${root}/${pages}/concern">${sheet.write}</a>${marked}</li>
        </ul>
        <p class="note">${sheet.watched}</p>
      </main>
      <footer class="bottom">
        <nav aria-labelledby="tongues">
          <h2 id="tongues">${sheet.others}</h2>
          ${languageLinks(language)}
        </nav>
      </footer>`,
  });
}
