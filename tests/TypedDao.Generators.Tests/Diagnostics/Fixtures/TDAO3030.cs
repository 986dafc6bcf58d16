using TypedDao;

namespace Acme;

[RowOf("bronze.users")]
public sealed record Alone(long Id);

public class Outer
{
    public partial class Inner
    {
        [RowOf("bronze.users")]
        public partial struct Deep
        {
            public long Id { get; init; }
        }
    }
}
