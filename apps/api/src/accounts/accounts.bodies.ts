import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { interfaceLanguages, type SignInBody } from '@himaya/domain';

export class SignInBodyDto implements SignInBody {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  username!: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(1024)
  password!: string;
}

export class ChooseLanguageBody {
  @ApiProperty({ enum: interfaceLanguages })
  @IsIn(interfaceLanguages)
  language!: string;
}

/** A body that says nothing: the deed is in the path. */
export class EmptyBody {}
