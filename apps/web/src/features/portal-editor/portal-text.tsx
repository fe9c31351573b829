import { Anchor, Text, Title } from '@mantine/core';
import { portalBlocks, type PortalSpan } from '@himaya/domain';

const Spans = ({ spans }: { readonly spans: readonly PortalSpan[] }) =>
  spans.map(({ text, href }, at) =>
    href === null ? (
      <span key={at}>{text}</span>
    ) : (
      <Anchor key={at} href={href} rel="noreferrer" target="_blank">
        {text}
      </Anchor>
    ),
  );

/** Structured text as the portal shows it. */
export function PortalTextShown({ body }: { readonly body: string }) {
  return portalBlocks(body).map((block, at) => {
    if (block.kind === 'list')
      return (
        <ul key={at}>
          {block.items.map((item, n) => (
            <li key={n}>
              <Spans spans={item} />
            </li>
          ))}
        </ul>
      );
    return block.kind === 'heading' ? (
      <Title key={at} order={4} mt="md">
        <Spans spans={block.spans} />
      </Title>
    ) : (
      <Text key={at} my="xs">
        <Spans spans={block.spans} />
      </Text>
    );
  });
}
