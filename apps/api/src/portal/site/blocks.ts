import { portalBlocks, type InterfaceLanguage, type PortalSpan, type PortalTexts } from '@himaya/domain';
import { html, type Html } from './html';

const spans = (parts: readonly PortalSpan[]): Html =>
  html`${parts.map(({ text, href }) => (href === null ? html`${text}` : html`<a href="${href}" rel="noreferrer">${text}</a>`))}`;

/** Structured text of the secretariat as markup of ours. @param level of its headings */
export const blocks = (body: string, level: 2 | 3 = 2): Html =>
  html`${portalBlocks(body).map((block) => {
    if (block.kind === 'list')
      return html`<ul>
        ${block.items.map((item) => html`<li>${spans(item)}</li>`)}
      </ul>`;
    if (block.kind === 'paragraph') return html`<p>${spans(block.spans)}</p>`;
    return level === 2 ? html`<h2>${spans(block.spans)}</h2>` : html`<h3>${spans(block.spans)}</h3>`;
  })}`;

/** The secretariat's words above a page; nothing where there are none. */
export const intro = (texts: PortalTexts | null, language: InterfaceLanguage): Html =>
  texts === null ? html`` : html`<div class="words">${blocks(texts[language].body)}</div>`;
