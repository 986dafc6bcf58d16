using TypedDao;

namespace Acme;

[RowOf("gold.users")]
public sealed partial record Twice(long Id);

[RowOf("bronze.users")]
public sealed partial record Own(long Id);
