using TypedDao.EndToEnd.Data.Rows;

namespace TypedDao.EndToEnd.Support;

[RowOf("rows.sales")]
public sealed partial record SaleEmail(long Id, string? Email);

[RowOf("rows.sales")]
public sealed partial record SaleId(long Id);

/// <summary>Texts that the whole row has as strings.</summary>
[RowOf("rows.sales")]
public readonly partial record struct SaleText(Utf8String? Email, [RowColumn("country")] Utf8String? Land);

[RowOf("filters.readings")]
public sealed partial record ReadingId(long Id);

[RowOf("rows.bare")]
public sealed partial record BareNote(string? Note, long Id);

[RowOf("rows.single")]
public sealed partial record SingleCountry(string Country);

[RowOf("rows.measured")]
public sealed partial record MeasuredId(long Id);

[RowOf("rows.people")]
public sealed partial record PersonState(PersonStatus Status, [RowColumn("full-name")] string Name);

/// <summary>Of a catalog of another project.</summary>
[RowOf("bronze.orders")]
public sealed partial record OrderAmount(decimal Amount, string Customer);

/// <summary>Members of every form, within a type that is a projection of nothing.</summary>
public static partial class Projected
{
    [RowOf("rows.sales")]
    internal sealed partial class Rest
    {
        public SaleKind? Kind { get; private set; }

        public DateOnly Day { get; init; }

        public required string? Country { get; init; }
    }

    [RowOf("rows.sales_lines")]
    public partial struct Buyer
    {
        public long Id { get; init; }

        [RowColumn("buyer")]
        public SaleLineBuyer? Who { get; set; }
    }
}
