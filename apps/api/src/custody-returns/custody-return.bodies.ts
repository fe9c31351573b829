import { custodyKinds, custodyMost, type CustodyKind, type CustodyReturnBody } from '@himaya/domain';
import { ADate, Code, Whole } from '../platform/http/fields';

export class CustodyReturnDto implements CustodyReturnBody {
  @Code(custodyKinds)
  kind!: CustodyKind;

  @ADate()
  asOf!: string;

  @Whole(0, custodyMost)
  males!: number;

  @Whole(0, custodyMost)
  females!: number;
}
