import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  accountStates,
  appointmentReasons,
  disablingReasons,
  interfaceLanguages,
  revocationReasons,
  roles,
  type AccountState,
  type AppointmentReason,
  type ChangeUserBody,
  type CreateUserBody,
  type DisableUserBody,
  type DisablingReason,
  type FirstPasswordBody,
  type GrantRoleBody,
  type InterfaceLanguage,
  type RevocationReason,
  type RevokeRoleBody,
  type Role,
  type SearchUsersBody,
  type UnitId,
} from '@himaya/domain';
import { AnId, AnInstant, Code, PageQuery, Text } from '../platform/http/fields';

const lowered = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value));

class AskedRoleDto {
  @Code(roles)
  role!: Role;

  @AnInstant({ nullable: true })
  until?: string | null;
}

export class CreateUserDto implements CreateUserBody {
  @ApiProperty({ description: 'Latin letters, digits, dot, dash and underscore; 2 to 64 of them' })
  @IsDefined()
  @lowered
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9._-]{1,63}$/)
  username!: string;

  @Text(120)
  @MinLength(1)
  displayName!: string;

  @AnId()
  unitId!: UnitId;

  @ApiPropertyOptional({ enum: interfaceLanguages })
  @IsIn([...interfaceLanguages, undefined])
  language?: InterfaceLanguage;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique((asked: AskedRoleDto) => asked.role)
  @ValidateNested({ each: true })
  @Type(() => AskedRoleDto)
  @ApiProperty({ type: [AskedRoleDto] })
  roles!: AskedRoleDto[];

  @IsIn(appointmentReasons)
  @ApiProperty({ enum: appointmentReasons })
  reason!: AppointmentReason;
}

export class ChangeUserDto implements ChangeUserBody {
  @Text(120, { optional: true })
  displayName?: string;

  @AnId({ optional: true })
  unitId?: UnitId;
}

export class DisableUserDto implements DisableUserBody {
  @Code(disablingReasons)
  reason!: DisablingReason;
}

export class GrantRoleDto implements GrantRoleBody {
  @Code(roles)
  role!: Role;

  @IsIn(appointmentReasons)
  @ApiProperty({ enum: appointmentReasons })
  reason!: AppointmentReason;

  @AnInstant({ nullable: true })
  until?: string | null;
}

export class RevokeRoleDto implements RevokeRoleBody {
  @Code(roles)
  role!: Role;

  @IsIn(revocationReasons)
  @ApiProperty({ enum: revocationReasons })
  reason!: RevocationReason;
}

export class SearchUsersDto implements SearchUsersBody {
  @Text(64)
  @MinLength(1)
  q!: string;
}

export class UsersQuery extends PageQuery {
  @AnId({ optional: true })
  unitId?: UnitId;

  @Code(accountStates, { optional: true })
  state?: AccountState;
}

export class FirstPasswordDto implements FirstPasswordBody {
  @ApiProperty()
  @IsDefined()
  @lowered
  @IsString()
  @MaxLength(64)
  @Matches(/^\P{Cc}+$/u)
  username!: string;

  @ApiProperty()
  @IsDefined()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  code!: string;

  @ApiProperty()
  @IsDefined()
  @IsString()
  @MaxLength(1024)
  password!: string;
}

/** A body that says nothing: the deed is in the path. */
export class NothingBody {}
