using TypedDao;

namespace Acme;

[RowOf("bronze.users")]
public sealed partial record Near(long Id, string? EMail);

[RowOf("bronze.users")]
public sealed partial class Far
{
    public long Id { get; init; }

    [RowColumn("zip")]
    public string PostCode { get; init; } = "";
}
