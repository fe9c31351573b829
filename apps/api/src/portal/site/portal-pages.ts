import { Injectable } from '@nestjs/common';
import { isId, localDay, type InterfaceLanguage, type PortalItemId, type PortalKind, type ReleaseId } from '@himaya/domain';
import { ReadPublicPlan } from '../../plan';
import { dayKey, decodeCursor, encodeCursor, idKey } from '../../platform/http/cursor';
import { ReadPublished } from '../../releases';
import { PortalStore } from '../portal.store';
import type { Html } from './html';
import { concernPage, type ConcernForm } from './pages/concern';
import { figuresPage } from './pages/figures';
import { lawPage } from './pages/fixed';
import { helpPage } from './pages/help';
import { homePage } from './pages/home';
import { itemPage, itemsPage } from './pages/items';
import { axisPage, planPage } from './pages/plan';
import { releasePage } from './pages/release';
import { rightsPage } from './pages/rights';
import { SiteWords } from './words';

const perPage = 20;
const kindsOf: Readonly<Record<'news' | 'reports', readonly PortalKind[]>> = { news: ['news', 'activity'], reports: ['annual-report'] };

/** Draws each page from what is public at this moment; null where there is no such page. */
@Injectable()
export class PortalPages {
  constructor(
    private readonly items: PortalStore,
    private readonly releases: ReadPublished,
    private readonly plan: ReadPublicPlan,
  ) {}

  /** @param path below the language, without slashes at its ends; @param after the cursor of a list */
  async draw(language: InterfaceLanguage, path: string, after: string | undefined, now: Date): Promise<Html | null> {
    const words = SiteWords.in(language);
    const [part = '', below, ...deeper] = path.split('/');
    if (deeper.length > 0) return null;
    if (below !== undefined) return this.one(words, part, below, now);
    switch (part) {
      case '':
        return this.home(words);
      case 'plan':
        return planPage(words, await this.items.publicWords('plan'), await this.plan.run(now));
      case 'figures':
        return this.figures(words, after);
      case 'news':
      case 'reports':
        return this.list(words, part, after);
      case 'law':
        return lawPage(words, await this.items.publicWords('law'));
      case 'rights':
        return rightsPage(words, await this.items.publicWords('rights'));
      case 'help':
        return helpPage(words, await this.items.publicWords('help'), await this.items.publicHelp(), localDay(now));
      default:
        return null;
    }
  }

  async concern(language: InterfaceLanguage, form: ConcernForm): Promise<Html> {
    return concernPage(SiteWords.in(language), await this.items.publicWords('concern'), form);
  }

  private async one(words: SiteWords, part: string, below: string, now: Date): Promise<Html | null> {
    if (part === 'plan') {
      const found = await this.plan.run(now);
      const axis = found?.axes.find(({ number }) => String(number) === below);
      return found === null || axis === undefined ? null : axisPage(words, found, axis);
    }
    if (!isId(below)) return null;
    if (part === 'figures') {
      const found = await this.releases.one(below as ReleaseId);
      return found.ok ? releasePage(words, found.value) : null;
    }
    if (part !== 'news' && part !== 'reports') return null;
    const item = await this.items.publicItem(below as PortalItemId);
    return item !== null && kindsOf[part].includes(item.kind) ? itemPage(words, item) : null;
  }

  private async home(words: SiteWords): Promise<Html> {
    const own = await this.items.publicWords('home');
    const news = await this.items.publicItems([...kindsOf.news, ...kindsOf.reports], null, 3);
    const figures = await this.releases.list({ limit: 6 });
    const standing = figures.ok ? figures.value.items.filter(({ status }) => status === 'published').slice(0, 3) : [];
    return homePage(words, own, news.slice(0, 3), standing);
  }

  private async figures(words: SiteWords, after: string | undefined): Promise<Html | null> {
    const found = await this.releases.list({ limit: perPage, ...(after === undefined ? {} : { cursor: after }) });
    return found.ok ? figuresPage(words, await this.items.publicWords('figures'), found.value.items, found.value.nextCursor) : null;
  }

  private async list(words: SiteWords, part: 'news' | 'reports', after: string | undefined): Promise<Html> {
    const rows = await this.items.publicItems(kindsOf[part], decodeCursor(after, [dayKey, idKey]), perPage);
    const shown = rows.slice(0, perPage);
    const last = shown.at(-1);
    const older = rows.length > perPage && last !== undefined ? encodeCursor([last.day, last.id]) : null;
    return itemsPage(words, part, await this.items.publicWords(part), { items: shown, older });
  }
}
