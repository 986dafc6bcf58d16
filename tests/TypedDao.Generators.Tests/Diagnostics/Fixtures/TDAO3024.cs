using TypedDao;

namespace Acme;

public sealed class Other(string text)
{
    public long Id { get; init; } = text.Length;
}

public sealed class Hidden
{
    private Hidden()
    {
    }

    public long Id { get; set; }
}

public sealed class Twice
{
    public Twice(long id) => Id = id;

    public Twice(string name) => Name = name;

    public long Id { get; }

    public string Name { get; } = "";
}

public sealed class Needs
{
    public long Id { get; init; }

    [RowColumn(Ignore = true)]
    public required string Name { get; init; }
}
