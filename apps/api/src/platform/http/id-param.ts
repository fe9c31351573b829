import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId } from '@himaya/domain';
import { ProblemException } from '../problems/problem-exception';

/** What cannot be an id is the id of nothing: 404, as for anything that is not there. */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw new ProblemException({ problem: 'not-found' });
    return value;
  }
}
