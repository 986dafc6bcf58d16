namespace TypedDao.Postgres.Support;

[RowOf("warehouse.users")]
public sealed partial record UserCountry(long Id, string Country);

/// <summary>Texts that the whole row has as strings.</summary>
[RowOf("warehouse.users")]
public readonly partial record struct UserText(Utf8String Country, Utf8String? Email);
