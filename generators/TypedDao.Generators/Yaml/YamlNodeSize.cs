namespace TypedDao.Generators.Yaml;

/// <summary>How much a node is once its aliases are followed.</summary>
/// <param name="Nodes">The node and all below it.</param>
/// <param name="Height">Levels below it.</param>
internal readonly record struct YamlNodeSize(int Nodes, int Height);
