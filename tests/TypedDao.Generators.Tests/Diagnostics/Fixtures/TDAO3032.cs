using TypedDao;

namespace Acme;

[RowOf("bronze.user")]
public sealed partial record Near(long Id);

[RowOf("silver.orders")]
public sealed partial record Far(long Id);

[RowOf("bronze.blob")]
public sealed partial record Bytes(long Id);

[RowOf(null!)]
public sealed partial record None(long Id);
