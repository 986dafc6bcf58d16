namespace TypedDao.Generators.Model;

/// <summary>What an object stands for in storage, named as in the run time's <c>TypedDao.Extensibility.ObjectShape</c>.</summary>
internal enum ObjectShape
{
    File,
    Directory,
    Table,
}

/// <summary>What a declaration allows, named as in the run time's <c>TypedDao.Extensibility.AccessLevel</c>.</summary>
internal enum AccessLevel
{
    Read,
    Append,
    Modify,
}
