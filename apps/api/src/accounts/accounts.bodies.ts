import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import {
  interfaceLanguages,
  proofMethods,
  type AddPasskeyBody,
  type ChangePasswordBody,
  type GovernmentAnswerBody,
  type ProofBody,
  type ProofMethod,
  type SignInBody,
} from '@himaya/domain';
import { Code, Text } from '../platform/http/fields';

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

/** What a browser says of a passkey is read by the library that checks it, whole. */
export class ProofDto implements ProofBody {
  @Code(proofMethods)
  method!: ProofMethod;

  @IsOptional()
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(64)
  code?: string;

  @IsOptional()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsObject()
  passkey?: object;

  @IsOptional()
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(1024)
  password?: string;
}

export class ConfirmTotpDto {
  @ApiProperty()
  @IsDefined()
  @IsString()
  @MaxLength(64)
  code!: string;
}

export class AddPasskeyDto implements AddPasskeyBody {
  @Text(60)
  @MinLength(1)
  label!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsDefined()
  @IsObject()
  passkey!: object;
}

export class ChangePasswordDto implements ChangePasswordBody {
  @ApiProperty()
  @IsDefined()
  @IsString()
  @MaxLength(1024)
  currentPassword!: string;

  /** Judged by the password's own rules, not here. */
  @ApiProperty()
  @IsDefined()
  @IsString()
  @MaxLength(1024)
  newPassword!: string;
}

export class GovernmentAnswerDto implements GovernmentAnswerBody {
  @ApiProperty()
  @IsDefined()
  @IsString()
  @MaxLength(8000)
  query!: string;
}

/** A body that says nothing: the deed is in the path. */
export class EmptyBody {}
