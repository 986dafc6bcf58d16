using TypedDao;

namespace Acme;

public sealed record Wrong(long Id, [RowColumn("id")] string Name);
