using TypedDao;

namespace Acme;

[RowOf("bronze.users")]
public partial record Box<T>(long Id);

public static partial class Outer<T>
{
    [RowOf("bronze.users")]
    public partial record Inner(long Id);
}

[RowOf("bronze.users")]
public abstract partial record Base(long Id);

[RowOf("bronze.users")]
public static partial class Tools;

[RowOf("bronze.users")]
public ref partial struct Cursor
{
    public long Id { get; set; }
}

[RowOf("bronze.users")]
file partial record Hidden(long Id);

[RowOf("bronze.users")]
public partial class Made(string text)
{
    public long Id { get; set; } = text.Length;
}

[RowOf("bronze.users")]
public partial record Twice(long Id, [RowColumn("id")] long Number);

[RowOf("bronze.users")]
public partial record Nothing;
