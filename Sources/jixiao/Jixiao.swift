import ArgumentParser

@main
struct Jixiao: ParsableCommand {}
