import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { interfaceLanguages, type SignInBody } from '@himaya/domain';

export class SignInBodyDto implements SignInBody {
  @ApiProperty()
  @IsDefined()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  @Matches(/^\P{Cc}*$/u)
  username!: string;

  @ApiProperty()
  @IsDefined()
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
