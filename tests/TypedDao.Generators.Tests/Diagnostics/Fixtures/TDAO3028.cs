namespace Acme;

public sealed class Wrong
{
    public long Id => 1;

    private string Name { get; set; } = "";
}
