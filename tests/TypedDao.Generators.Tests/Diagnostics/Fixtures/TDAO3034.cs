using System;
using System.Collections.Generic;
using TypedDao;

namespace Acme;

[RowOf("bronze.users")]
public sealed partial record Wrong(int Id, string Email, DateTime CreatedAt, string Kind, object? Device, IReadOnlyList<string> Tags);

[RowOf("bronze.users")]
public sealed partial record Nullable(long? Id);

#nullable disable
[RowOf("bronze.users")]
public sealed partial record Right(long Id, string Email);
